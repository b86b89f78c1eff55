package io.gantry.move.digest;

/** Some records summed up, whatever the order in which they came. Not for two threads. */
public final class DigestSum {

  private long count;
  private final Sum256 content;
  private final Sum256 revision;

  public DigestSum() {
    this(0, new Sum256(), new Sum256());
  }

  private DigestSum(long count, Sum256 content, Sum256 revision) {
    this.count = count;
    this.content = content;
    this.revision = revision;
  }

  public void add(RecordDigest digest) {
    count++;
    content.add(digest.content());
    revision.add(digest.revision());
  }

  public long count() {
    return count;
  }

  /** Whether both hold the same content, as often. */
  public boolean hasContentOf(DigestSum other) {
    return count == other.count && content.isSame(other.content);
  }

  /** Whether both hold the same keys at the same revisions, as often. */
  public boolean hasRevisionsOf(DigestSum other) {
    return count == other.count && revision.isSame(other.revision);
  }

  void into(Sha256 sha256, boolean revisions) {
    sha256.number(count);
    (revisions ? revision : content).value().into(sha256);
  }

  /** Fit for {@link #parse}. */
  @Override
  public String toString() {
    return count + " " + content.value() + " " + revision.value();
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
    return new DigestSum(
        Long.parseLong(parts[0]),
        new Sum256(Digest256.parse(parts[1])),
        new Sum256(Digest256.parse(parts[2])));
  }
}
