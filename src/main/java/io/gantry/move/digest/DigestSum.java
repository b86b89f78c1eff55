package io.gantry.move.digest;

import java.util.Arrays;

/**
 * Some records summed up, whatever the order in which they came. One array holds all of it: there
 * are as many as leaves of all tenants. Not for two threads.
 */
public final class DigestSum {

  private static final int CONTENT = 1;
  private static final int REVISION = CONTENT + Sum256.WIDTH;
  private static final int WIDTH = REVISION + Sum256.WIDTH;

  /** The count, and the two sums. */
  private final long[] numbers;

  public DigestSum() {
    this(new long[WIDTH]);
  }

  /** The one that has these numbers, and changes them. */
  DigestSum(long[] numbers) {
    this.numbers = numbers;
  }

  long[] numbers() {
    return numbers;
  }

  public void add(RecordDigest digest) {
    numbers[0]++;
    Sum256.add(numbers, CONTENT, digest.content());
    Sum256.add(numbers, REVISION, digest.revision());
  }

  public long count() {
    return numbers[0];
  }

  /** Whether both hold the same content, as often. */
  public boolean hasContentOf(DigestSum other) {
    return Arrays.equals(numbers, 0, REVISION, other.numbers, 0, REVISION);
  }

  /** Whether both hold the same keys at the same revisions, as often. */
  public boolean hasRevisionsOf(DigestSum other) {
    return count() == other.count()
        && Arrays.equals(numbers, REVISION, WIDTH, other.numbers, REVISION, WIDTH);
  }

  void into(Sha256 sha256, boolean revisions) {
    sha256.number(count());
    Sum256.value(numbers, revisions ? REVISION : CONTENT).into(sha256);
  }

  /** Fit for {@link #parse}. */
  @Override
  public String toString() {
    return count() + " " + Sum256.value(numbers, CONTENT) + " " + Sum256.value(numbers, REVISION);
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
    sum.numbers[0] = Long.parseLong(parts[0]);
    Sum256.put(sum.numbers, CONTENT, Digest256.parse(parts[1]));
    Sum256.put(sum.numbers, REVISION, Digest256.parse(parts[2]));
    return sum;
  }
}
