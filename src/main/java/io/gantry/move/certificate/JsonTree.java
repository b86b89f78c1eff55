package io.gantry.move.certificate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose members are known by name. What is not there, or of another type, is an
 * {@link IllegalArgumentException}.
 */
record JsonTree(Map<String, @Nullable Object> members) {

  private static final JsonFactory JSON = new JsonFactory();

  static JsonTree parse(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
      if (!isObject || !(value(parser) instanceof JsonTree tree) || parser.nextToken() != null) {
        throw new IllegalArgumentException("The text is not one JSON object");
      }
      return tree;
    } catch (IOException broken) {
      throw new IllegalArgumentException("The text is not JSON", broken);
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(parser);
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(parser));
      }
      return items;
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getLongValue();
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    return token == JsonToken.VALUE_STRING ? parser.getText() : null;
  }

  /** A member twice is refused: readers do not agree on which one counts. */
  private static JsonTree object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> members = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (members.containsKey(name)) {
        throw new IllegalArgumentException("The member " + name + " is there twice");
      }
      members.put(name, value(parser));
    }
    return new JsonTree(members);
  }

  String text(String name) {
    return get(name, String.class);
  }

  long number(String name) {
    return get(name, Long.class);
  }

  boolean isTrue(String name) {
    return get(name, Boolean.class);
  }

  JsonTree object(String name) {
    return get(name, JsonTree.class);
  }

  List<JsonTree> objects(String name) {
    return items(name, JsonTree.class);
  }

  List<String> texts(String name) {
    return items(name, String.class);
  }

  private <T> List<T> items(String name, Class<T> type) {
    List<T> items = new ArrayList<>();
    for (Object item : get(name, List.class)) {
      if (!type.isInstance(item)) {
        throw new IllegalArgumentException("An item of " + name + " is of another type");
      }
      items.add(type.cast(item));
    }
    return items;
  }

  private <T> T get(String name, Class<T> type) {
    Object value = members.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("The member " + name + " is missing or of another type");
    }
    return type.cast(value);
  }
}
