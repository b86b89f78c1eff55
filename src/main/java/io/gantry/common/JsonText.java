package io.gantry.common;

import static java.util.Objects.requireNonNull;

/**
 * A JSON value kept as the text it came in, byte for byte, so that numbers, key order, escapes and
 * spaces survive every store and every move.
 *
 * <p>Whether the text is valid JSON is decided where it enters (the API parses it once); genuine
 * old files hold texts that are not, and those must be shown, not dropped.
 *
 * @param value the text, at most {@link #MAX_BYTES} bytes in UTF-8, any Unicode without lone
 *     surrogates
 */
public record JsonText(String value) {

  /**
   * The longest JSON value in bytes of UTF-8: far above a drawing with embedded pictures, and small
   * enough to be held in memory by every request in flight.
   */
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  public static final JsonText EMPTY_OBJECT = new JsonText("{}");
  public static final JsonText EMPTY_ARRAY = new JsonText("[]");

  public JsonText {
    requireNonNull(value, "value");
    Text.requireEncodable("json", value, MAX_BYTES);
  }

  @Override
  public String toString() {
    return value;
  }
}
