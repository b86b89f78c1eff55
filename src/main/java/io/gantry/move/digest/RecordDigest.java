package io.gantry.move.digest;

/** The digests of one record: of its kind and key, of its content, and of its key and revision. */
public record RecordDigest(Digest256 key, Digest256 content, Digest256 revision) {

  /** The leaf that the record belongs to: the first byte of the digest of the key. */
  public int leaf() {
    return (int) (key.first() >>> (Long.SIZE - Byte.SIZE));
  }

  /** A number from 0 to below {@code parts} that spreads the records of a leaf evenly. */
  public int part(int parts) {
    return (int) Long.remainderUnsigned(key.second(), parts);
  }

  /** Tells the record from all others of its kind and tenant, as far as 128 bits do. */
  public Id id() {
    return new Id(key.first(), key.second());
  }

  /** Half the digest of a key. */
  public record Id(long first, long second) {}
}
