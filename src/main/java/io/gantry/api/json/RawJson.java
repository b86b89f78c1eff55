package io.gantry.api.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * JSON text that a generator writes as it is. Encoding the whole text at once uses the platform's
 * vectorised encoder; Jackson's own raw writing goes character by character.
 */
record RawJson(String getValue) implements SerializableString {

  /** What {@link SerializableString} asks to be answered when the buffer may be too small. */
  private static final int NO_ROOM = -1;

  @Override
  public int charLength() {
    return getValue.length();
  }

  @Override
  public char[] asQuotedChars() {
    throw new UnsupportedOperationException("Raw JSON is never quoted");
  }

  @Override
  public byte[] asUnquotedUTF8() {
    return getValue.getBytes(UTF_8);
  }

  @Override
  public byte[] asQuotedUTF8() {
    throw new UnsupportedOperationException("Raw JSON is never quoted");
  }

  @Override
  public int appendQuotedUTF8(byte[] buffer, int offset) {
    return NO_ROOM;
  }

  @Override
  public int appendQuoted(char[] buffer, int offset) {
    return NO_ROOM;
  }

  @Override
  public int appendUnquotedUTF8(byte[] buffer, int offset) {
    return NO_ROOM;
  }

  @Override
  public int appendUnquoted(char[] buffer, int offset) {
    return NO_ROOM;
  }

  @Override
  public int writeQuotedUTF8(OutputStream out) {
    throw new UnsupportedOperationException("Raw JSON is never quoted");
  }

  @Override
  public int writeUnquotedUTF8(OutputStream out) throws IOException {
    byte[] bytes = asUnquotedUTF8();
    out.write(bytes);
    return bytes.length;
  }

  @Override
  public int putQuotedUTF8(ByteBuffer buffer) {
    return NO_ROOM;
  }

  @Override
  public int putUnquotedUTF8(ByteBuffer buffer) {
    return NO_ROOM;
  }
}
