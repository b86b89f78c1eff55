package io.gantry.server.rest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON as the scenarios write and read it. */
final class Json {
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private Json() {}

  /** JSON written with single quotation marks, for the sake of the reader. */
  static String json(String text) {
    return text.replace('\'', '"');
  }

  /** The text as a JSON string. */
  static String string(String text) {
    return MAPPER.valueToTree(text).toString();
  }
}
