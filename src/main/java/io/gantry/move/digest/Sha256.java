package io.gantry.move.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of values, each with its length, so that none runs into the next. Not for two threads.
 */
final class Sha256 {

  static final int BYTES = 32;

  private final MessageDigest sha256;

  /** Collects short values: a call of the algorithm for each would cost more than its work. */
  private final byte[] collected = new byte[512];

  private int length;
  private long total;

  Sha256() {
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }

  Sha256 octet(int value) {
    require(1);
    collected[length++] = (byte) value;
    return this;
  }

  Sha256 number(int value) {
    require(Integer.BYTES);
    for (int shift = 24; shift >= 0; shift -= 8) {
      collected[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  Sha256 number(long value) {
    return number((int) (value >>> 32)).number((int) value);
  }

  /** The length in bytes of UTF-8, and these. */
  Sha256 text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return number(bytes.length).bytes(bytes);
  }

  /** Without their length. */
  Sha256 bytes(byte[] bytes) {
    if (bytes.length > collected.length - length) {
      flush();
    }
    if (bytes.length > collected.length) {
      sha256.update(bytes);
      total += bytes.length;
    } else {
      System.arraycopy(bytes, 0, collected, length, bytes.length);
      length += bytes.length;
    }
    return this;
  }

  /** The digest of all since the last one. */
  byte[] digest() {
    flush();
    return sha256.digest();
  }

  /** All bytes that ever went in. */
  long total() {
    return total + length;
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private void require(int bytes) {
    if (collected.length - length < bytes) {
      flush();
    }
  }

  private void flush() {
    sha256.update(collected, 0, length);
    total += length;
    length = 0;
  }
}
