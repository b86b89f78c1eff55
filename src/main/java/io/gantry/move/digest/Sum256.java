package io.gantry.move.digest;

/**
 * A sum of digests modulo 2^256, the same in whatever order they are added. It changes in place: as
 * many sums as there are leaves, each made anew with every record, would outlive their use and fill
 * the heap. Not for two threads.
 */
final class Sum256 {

  private long first;
  private long second;
  private long third;
  private long fourth;

  Sum256() {}

  Sum256(Digest256 sum) {
    first = sum.first();
    second = sum.second();
    third = sum.third();
    fourth = sum.fourth();
  }

  void add(Digest256 digest) {
    fourth += digest.fourth();
    long carry = Long.compareUnsigned(fourth, digest.fourth()) < 0 ? 1 : 0;
    third += digest.third();
    long next = Long.compareUnsigned(third, digest.third()) < 0 ? 1 : 0;
    third += carry;
    next += carry == 1 && third == 0 ? 1 : 0;
    second += digest.second();
    long last = Long.compareUnsigned(second, digest.second()) < 0 ? 1 : 0;
    second += next;
    last += next == 1 && second == 0 ? 1 : 0;
    first += digest.first() + last;
  }

  /** The sum as it is now. */
  Digest256 value() {
    return new Digest256(first, second, third, fourth);
  }

  boolean isSame(Sum256 other) {
    return first == other.first
        && second == other.second
        && third == other.third
        && fourth == other.fourth;
  }
}
