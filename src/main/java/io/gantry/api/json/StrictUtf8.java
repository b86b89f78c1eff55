package io.gantry.api.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 without ever replacing what is malformed. */
public final class StrictUtf8 {

  private static final char REPLACEMENT = '\uFFFD';

  private StrictUtf8() {}

  /**
   * @throws InvalidJsonException when the bytes are not UTF-8
   */
  public static String decode(byte[] bytes) {
    // The platform's own decoder is many times faster than a strict one. It replaces malformed
    // bytes, so only a text that holds the replacement needs the strict one to tell which it was.
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : decodeSlowly(bytes);
  }

  private static String decodeSlowly(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw InvalidJsonException.malformed("", "The body is not valid UTF-8", malformed);
    }
  }
}
