package io.gantry.contract;

import java.nio.charset.StandardCharsets;

/** Ids for tables that number their records, made from the names that tests use. */
final class NumberIds {

  private static final int MOST_LETTERS = 7;

  /** More than any name of so many letters of 7 bits makes, and less than JSON readers round. */
  private static final long START = 1_000_000_000_000_000L;

  private NumberIds() {}

  /**
   * A number that is always the same for the name; a name that is one itself stays. Those of names
   * of at most seven ASCII letters have as many digits as each other and are ordered as their names
   * are.
   */
  static String of(String name) {
    if (isNumber(name)) {
      return name;
    }
    byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
    long number = 0;
    for (int index = 0; index < MOST_LETTERS; index++) {
      number = number << 7 | (index < letters.length ? letters[index] : 0);
    }
    boolean isOrdered = letters.length <= MOST_LETTERS && name.chars().allMatch(c -> c < 0x80);
    return Long.toString(isOrdered ? START + number : 3 * START + name.hashCode());
  }

  /** Whether a table keeps this id: 1 to 2^52-1, as numbers are written. */
  static boolean isNumber(String id) {
    return id.matches("[1-9][0-9]{0,15}") && Long.parseLong(id) < 1L << 52;
  }
}
