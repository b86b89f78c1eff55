package io.gantry.move;

/** Numbers without order or removal, at 12 to 24 bytes each. Not safe for use by many threads. */
final class LongSet {

  private final SlotTable others;
  private boolean hasZero;

  LongSet(TableRoom room) {
    this.others = new SlotTable(room, 1, 1);
  }

  /** Whether the number was not there. */
  boolean add(long number) {
    if (number == 0) {
      boolean isNew = !hasZero;
      hasZero = true;
      return isNew;
    }
    return others.add(number);
  }
}
