package io.gantry.move;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What tables know texts by. */
final class TextHash {

  /** Of 64 bits each. */
  static final int WIDTH = 2;

  private TextHash() {}

  /**
   * The first half of the SHA-256 of these parts, each with its length; its first number is not 0.
   */
  static long[] of(String... parts) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(parts));
    long first = hash.getLong();
    return new long[] {first == 0 ? 1 : first, hash.getLong()};
  }

  private static byte[] sha256(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
