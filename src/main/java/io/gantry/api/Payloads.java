package io.gantry.api;

import io.gantry.common.InvalidValueException;
import io.gantry.common.JsonText;
import org.jspecify.annotations.Nullable;

/** Payloads whose outermost form is given; the JSON reader has cut off what stands around them. */
final class Payloads {

  private Payloads() {}

  /** A JSON object, {@code {}} when there is none. */
  static JsonText object(String field, @Nullable JsonText value) {
    return starting('{', "an object", field, value == null ? JsonText.EMPTY_OBJECT : value);
  }

  /** A JSON array, {@code []} when there is none. */
  static JsonText array(String field, @Nullable JsonText value) {
    return starting('[', "an array", field, value == null ? JsonText.EMPTY_ARRAY : value);
  }

  private static JsonText starting(char first, String form, String field, JsonText value) {
    if (value.value().charAt(0) != first) {
      throw new InvalidValueException(field, "must be " + form);
    }
    return value;
  }
}
