package io.gantry.move.digest;

/** Some records summed up, whatever the order in which they came. Not for two threads. */
public final class DigestSum {

  private long count;
  private Digest256 content = Digest256.ZERO;
  private Digest256 revision = Digest256.ZERO;

  public void add(RecordDigest digest) {
    count++;
    content = content.plus(digest.content());
    revision = revision.plus(digest.revision());
  }

  public long count() {
    return count;
  }

  /** Whether both hold the same content, as often. */
  public boolean hasContentOf(DigestSum other) {
    return count == other.count && content.equals(other.content);
  }

  /** Whether both hold the same keys at the same revisions, as often. */
  public boolean hasRevisionsOf(DigestSum other) {
    return count == other.count && revision.equals(other.revision);
  }

  void into(Sha256 sha256, boolean revisions) {
    sha256.number(count);
    (revisions ? revision : content).into(sha256);
  }

  /** Fit for {@link #parse}. */
  @Override
  public String toString() {
    return count + " " + content + " " + revision;
  }

  /**
   * The inverse of {@link #toString}.
   *
   * @throws IllegalArgumentException when it is none
   */
  static DigestSum parse(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("A sum has three parts");
    }
    DigestSum sum = new DigestSum();
    sum.count = Long.parseLong(parts[0]);
    sum.content = Digest256.parse(parts[1]);
    sum.revision = Digest256.parse(parts[2]);
    return sum;
  }
}
