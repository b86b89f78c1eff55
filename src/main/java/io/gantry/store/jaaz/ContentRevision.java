package io.gantry.store.jaaz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The revision of a row that has no column for one: a hash of what it holds. Equal content has an
 * equal revision, wherever and whenever it was written; other content has another, but for one case
 * in 2^52.
 *
 * <p>It says whether a row changed, not how often: a row that is changed back has its old revision
 * again.
 */
public final class ContentRevision {

  /** JSON readers that know doubles only keep whole numbers up to 2^53 exactly. */
  private static final long MASK = (1L << 52) - 1;

  private static final int ABSENT = -1;

  private final MessageDigest digest;

  private ContentRevision() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }

  /**
   * The revision of a row with these values, 1 to 2^52-1.
   *
   * @param values the columns as they are stored, in an order that never changes; null and the
   *     empty text differ
   */
  public static long of(@Nullable String... values) {
    ContentRevision revision = new ContentRevision();
    for (String value : values) {
      revision.add(value);
    }
    return revision.value();
  }

  private void add(@Nullable String value) {
    byte[] bytes = value == null ? new byte[0] : value.getBytes(UTF_8);
    int length = value == null ? ABSENT : bytes.length;
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    digest.update(bytes);
  }

  private long value() {
    return Math.max(1, ByteBuffer.wrap(digest.digest()).getLong() & MASK);
  }
}
