package io.gantry.move;

import java.util.Arrays;

/**
 * Numbers without order or removal, at 8 to 24 bytes each: a million takes 16 MB, where a set of
 * objects takes 60. Not safe for use by many threads.
 */
final class LongSet {

  private static final int FIRST = 1_024;

  private long[] slots = new long[FIRST];
  private boolean hasZero;
  private int size;

  /** Whether the number was not there. */
  boolean add(long number) {
    if (number == 0) {
      boolean isNew = !hasZero;
      hasZero = true;
      return isNew;
    }
    if (size * 3L >= slots.length * 2L) {
      grow();
    }
    int slot = find(slots, number);
    if (slots[slot] == number) {
      return false;
    }
    slots[slot] = number;
    size++;
    return true;
  }

  boolean contains(long number) {
    return number == 0 ? hasZero : slots[find(slots, number)] == number;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    Arrays.stream(slots)
        .filter(number -> number != 0)
        .forEach(number -> larger[find(larger, number)] = number);
    slots = larger;
  }

  /** Where the number is, or would be. */
  private static int find(long[] slots, long number) {
    int mask = slots.length - 1;
    int slot = (int) ((number * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (slots[slot] != 0 && slots[slot] != number) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
