package io.gantry.move;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * A hash table without removal. An entry is a few numbers, of which the first ones are its key; the
 * first of all is never 0. It is between a third and two thirds full. Safe for use by many threads
 * while nobody adds to it.
 */
final class SlotTable {

  private static final int FIRST = 1_024;

  private final TableRoom room;
  private final int keyWidth;
  private final int width;
  private Numbers numbers;
  private long slots = FIRST;
  private long size;

  /**
   * @param keyWidth how many numbers are the key
   * @param width how many an entry has, which is one more at most
   */
  SlotTable(TableRoom room, int keyWidth, int width) {
    this.room = requireNonNull(room, "room");
    this.keyWidth = keyWidth;
    this.width = width;
    this.numbers = room.numbers(slots * width);
  }

  /** Whether there was no entry of this key, and now there is. */
  boolean add(long... entry) {
    if (size * 3 >= slots * 2) {
      grow();
    }
    long place = place(entry);
    if (numbers.get(place) != 0) {
      return false;
    }
    put(place, entry);
    size++;
    return true;
  }

  boolean contains(long... key) {
    return numbers.get(place(key)) != 0;
  }

  /** The number behind this key. */
  OptionalLong find(long... key) {
    long place = place(key);
    return numbers.get(place) == 0
        ? OptionalLong.empty()
        : OptionalLong.of(numbers.get(place + keyWidth));
  }

  /** Entries keep their order, so that files are read and written from beginning to end. */
  private void grow() {
    Numbers before = numbers;
    numbers = room.numbers(before.count() * 2);
    slots *= 2;
    long[] entry = new long[width];
    for (long place = 0; place < before.count(); place += width) {
      if (before.get(place) != 0) {
        for (int index = 0; index < width; index++) {
          entry[index] = before.get(place + index);
        }
        put(place(entry), entry);
      }
    }
  }

  private void put(long place, long[] entry) {
    for (int index = 0; index < width; index++) {
      numbers.put(place + index, entry[index]);
    }
  }

  /** Where the entry of this key is, or would be. */
  private long place(long[] key) {
    long slot = (key[0] * 0x9E3779B97F4A7C15L) >>> (Long.numberOfLeadingZeros(slots) + 1);
    while (numbers.get(slot * width) != 0 && !isAt(slot * width, key)) {
      slot = (slot + 1) & (slots - 1);
    }
    return slot * width;
  }

  private boolean isAt(long place, long[] key) {
    for (int index = 0; index < keyWidth; index++) {
      if (numbers.get(place + index) != key[index]) {
        return false;
      }
    }
    return true;
  }
}
