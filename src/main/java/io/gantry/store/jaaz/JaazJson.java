package io.gantry.store.jaaz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.gantry.common.InvalidValueException;
import io.gantry.common.JsonText;
import io.gantry.common.Text;
import io.gantry.store.StoreException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payloads in the tables of Jaaz: columns that ought to hold JSON, and do not always. */
public final class JaazJson {

  /**
   * Levels of arrays and objects; each costs the parser an object, and no chat or drawing has so
   * many.
   */
  private static final int MAX_DEPTH = 10_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JaazJson() {}

  /** Whether {@code text} is one JSON value, with or without white space around it. */
  public static boolean isJson(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException broken) {
      return false;
    }
  }

  /**
   * A payload column as a record holds it: NULL is none, JSON is itself byte for byte, and any
   * other text is the JSON string of that text, so that it is seen.
   *
   * @param field the column, for the failure
   * @throws StoreException.TooLarge when the payload is larger than a record may hold; a part of
   *     it, or none, could be taken for the whole
   */
  public static @Nullable JsonText read(String field, @Nullable String text) {
    return text == null ? null : present(field, text);
  }

  /** {@link #read} of a text that is there. */
  static JsonText present(String field, String text) {
    requireSize(field, text);
    String json = isJson(text) ? text : quote(text);
    requireSize(field, json);
    return new JsonText(wellFormed(json));
  }

  private static void requireSize(String field, String text) {
    if (text.length() > JsonText.MAX_BYTES || Text.utf8Length(text) > JsonText.MAX_BYTES) {
      throw new StoreException.TooLarge("bytes of " + field, JsonText.MAX_BYTES);
    }
  }

  /** Half a surrogate pair is no text that a record may hold; drivers give it for broken bytes. */
  static String wellFormed(String text) {
    if (Text.isWellFormed(text)) {
      return text;
    }
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(unit -> unit >= 0xD800 && unit <= 0xDFFF ? 0xFFFD : unit)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  /**
   * A payload as the column takes it: as it is.
   *
   * @param field the component in snake_case
   * @throws InvalidValueException when it is not JSON: it would not be read as it was written
   */
  public static @Nullable String write(String field, @Nullable JsonText value) {
    if (value == null) {
      return null;
    }
    if (!isJson(value.value())) {
      throw new InvalidValueException(field, "must be JSON");
    }
    return value.value();
  }

  /**
   * The JSON string of a text as the old application writes it: in ASCII, everything else escaped.
   */
  public static String quote(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int index = 0; index < text.length(); index++) {
      appendEscaped(json, text.charAt(index));
    }
    return json.append('"').toString();
  }

  private static void appendEscaped(StringBuilder json, char unit) {
    switch (unit) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      case '\f' -> json.append("\\f");
      case '\b' -> json.append("\\b");
      default -> {
        if (unit >= ' ' && unit < 0x7F) {
          json.append(unit);
        } else {
          json.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
      }
    }
  }

  /**
   * The text member of that name of a JSON object; of several the last, as most readers take it.
   *
   * @return empty when {@code json} is no object or has no such member, or one that is no string
   */
  static Optional<String> member(String json, String name) {
    try (JsonParser parser = JSON.createParser(json)) {
      return parser.nextToken() == JsonToken.START_OBJECT
          ? lastMember(parser, name)
          : Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  private static Optional<String> lastMember(JsonParser parser, String name) throws IOException {
    Optional<String> found = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals(name);
      JsonToken value = parser.nextToken();
      if (wanted) {
        found = value == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
      }
      parser.skipChildren();
    }
    return found;
  }
}
