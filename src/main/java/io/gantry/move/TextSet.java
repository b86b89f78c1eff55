package io.gantry.move;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Texts, of which it keeps 64 bits of a hash: among ten million, two different ones count as one
 * with a probability of one in 360,000. Safe for use by many threads.
 */
public final class TextSet {

  private final LongSet hashes = new LongSet();

  /** Whether a text of these parts was not there. */
  public boolean add(String... parts) {
    long hash = hash(parts);
    synchronized (hashes) {
      return hashes.add(hash);
    }
  }

  public boolean contains(String... parts) {
    long hash = hash(parts);
    synchronized (hashes) {
      return hashes.contains(hash);
    }
  }

  private static long hash(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
      }
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
