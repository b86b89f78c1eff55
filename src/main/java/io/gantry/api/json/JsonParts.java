package io.gantry.api.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gantry.common.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks into JSON whose shape is not known beforehand. What it gives are parts of the text as they
 * stand there. As strict as {@link Json}, which makes it. Safe for use by many threads.
 */
public final class JsonParts {

  private final JsonMapper mapper;

  JsonParts(JsonMapper mapper) {
    this.mapper = requireNonNull(mapper, "mapper");
  }

  /**
   * The members of an object, in their order.
   *
   * @throws InvalidJsonException when the text is not one JSON object
   */
  public Map<String, JsonText> members(String object) {
    try (JsonParser parser = parser(object)) {
      require(parser, JsonToken.START_OBJECT, "object");
      Map<String, JsonText> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, new JsonText(Slices.ofValue(parser, object)));
      }
      requireEnd(parser);
      return Collections.unmodifiableMap(members);
    } catch (IOException malformed) {
      throw JsonProblems.of(malformed);
    }
  }

  /**
   * The elements of an array.
   *
   * @throws InvalidJsonException when the text is not one JSON array
   */
  public List<JsonText> elements(String array) {
    try (JsonParser parser = parser(array)) {
      require(parser, JsonToken.START_ARRAY, "array");
      List<JsonText> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(new JsonText(Slices.ofValue(parser, array)));
      }
      requireEnd(parser);
      return Collections.unmodifiableList(elements);
    } catch (IOException malformed) {
      throw JsonProblems.of(malformed);
    }
  }

  /** What a JSON string says; empty for any other value and for what is not JSON. */
  public Optional<String> string(JsonText value) {
    return Optional.of(tree(value)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  /** The value as a tree, to be compared or searched; a missing node when it is not JSON. */
  public JsonNode tree(JsonText value) {
    try {
      return mapper.readTree(value.value());
    } catch (IOException notJson) {
      return mapper.missingNode();
    }
  }

  /** Any value as JSON text. */
  public JsonText text(Object value) {
    try {
      return new JsonText(mapper.writeValueAsString(value));
    } catch (IOException unwritable) {
      throw JsonProblems.of(unwritable);
    }
  }

  /** From an array: a parser that reads in pieces would count its places anew in each. */
  private JsonParser parser(String text) throws IOException {
    return mapper.getFactory().createParser(text.toCharArray());
  }

  private static void require(JsonParser parser, JsonToken start, String what) throws IOException {
    if (parser.nextToken() != start) {
      throw InvalidJsonException.unfit("", "A JSON " + what + " is required", null);
    }
  }

  private static void requireEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw InvalidJsonException.malformed("", "Something follows the JSON value", null);
    }
  }
}
