package io.gantry.move.digest;

import java.nio.ByteBuffer;

/** A number of 256 bits, the first part the highest: a digest, or a sum of digests modulo 2^256. */
record Digest256(long first, long second, long third, long fourth) {

  private static final int HEX = 64;

  static Digest256 of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Digest256(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
  }

  /**
   * The inverse of {@link #toString}.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Digest256 parse(String hex) {
    if (hex.length() != HEX) {
      throw new IllegalArgumentException("A digest has " + HEX + " digits");
    }
    return new Digest256(part(hex, 0), part(hex, 16), part(hex, 32), part(hex, 48));
  }

  private static long part(String hex, int from) {
    return Long.parseUnsignedLong(hex, from, from + 16, 16);
  }

  void into(Sha256 sha256) {
    sha256.number(first).number(second).number(third).number(fourth);
  }

  /** 64 hex digits. */
  @Override
  public String toString() {
    return Sha256.hex(
        ByteBuffer.allocate(Sha256.BYTES)
            .putLong(first)
            .putLong(second)
            .putLong(third)
            .putLong(fourth)
            .array());
  }
}
