package io.gantry.origin.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.gantry.store.foreign.ForeignValue;
import io.gantry.store.jaaz.JaazJson;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON that is joined as text, so that what was there stays byte for byte. */
public final class JsonParts {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonParts() {}

  /** A text as a JSON string; only what must be escaped is. */
  public static String quote(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  /** A value as JSON, numbers with all of their digits. */
  public static String of(ForeignValue value) {
    if (value instanceof ForeignValue.Text text) {
      return quote(text.value());
    }
    if (value instanceof ForeignValue.Number number) {
      return number.value().toString();
    }
    if (value instanceof ForeignValue.Flag flag) {
      return String.valueOf(flag.value());
    }
    return value instanceof ForeignValue.Other other ? other.json() : "null";
  }

  /** Values as an object, in the order of the map. */
  public static String ofValues(Map<String, ForeignValue> values) {
    return values.entrySet().stream()
        .map(entry -> quote(entry.getKey()) + ":" + of(entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Members that are JSON already as an object. */
  public static String object(Map<String, String> members) {
    return members.entrySet().stream()
        .map(entry -> quote(entry.getKey()) + ":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Whether the text is one JSON object, without a member of this name. */
  static boolean canTake(String json, String name) {
    if (!JaazJson.isJson(json)) {
      return false;
    }
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        if (parser.currentName().equals(name)) {
          return false;
        }
        parser.nextToken();
        parser.skipChildren();
      }
      return true;
    } catch (IOException tooLong) {
      return false;
    }
  }

  /** The object with one more member behind the others, which stay as they are. */
  static String with(String object, String name, String value) {
    String open = object.stripTrailing();
    String members = open.substring(0, open.length() - 1);
    boolean isFirst = members.strip().equals("{");
    return members + (isFirst ? "" : ",") + quote(name) + ":" + value + "}";
  }
}
