package io.gantry.move.digest;

/**
 * Sums of digests modulo 2^256, the same in whatever order they are added: four neighbours in an
 * array, the first the highest. They change in place: as many sums as there are leaves, each made
 * anew with every record, would outlive their use and fill the heap. Not for two threads.
 */
final class Sum256 {

  static final int WIDTH = 4;

  private Sum256() {}

  static void add(long[] sums, int at, Digest256 digest) {
    sums[at + 3] += digest.fourth();
    long carry = carry(sums[at + 3], digest.fourth());
    sums[at + 2] += digest.third();
    long next = carry(sums[at + 2], digest.third());
    sums[at + 2] += carry;
    next += carry(sums[at + 2], carry);
    sums[at + 1] += digest.second();
    long last = carry(sums[at + 1], digest.second());
    sums[at + 1] += next;
    last += carry(sums[at + 1], next);
    sums[at] += digest.first() + last;
  }

  /** What is carried after something was added. */
  private static long carry(long sum, long added) {
    return Long.compareUnsigned(sum, added) < 0 ? 1 : 0;
  }

  static void put(long[] sums, int at, Digest256 sum) {
    sums[at] = sum.first();
    sums[at + 1] = sum.second();
    sums[at + 2] = sum.third();
    sums[at + 3] = sum.fourth();
  }

  /** The sum as it is now. */
  static Digest256 value(long[] sums, int at) {
    return new Digest256(sums[at], sums[at + 1], sums[at + 2], sums[at + 3]);
  }
}
