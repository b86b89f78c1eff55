package io.gantry.store.jaaz;

import java.util.Locale;
import java.util.OptionalLong;

/** The numbers that the tables of versions 1 to 4 give to messages and workflows. */
public final class JaazNumbers {

  /**
   * Ids above it are not kept: the table counts on from the largest, and JavaScript rounds what is
   * 2^53 or more. As many numbers are left behind it as lie before.
   */
  public static final long LARGEST = (1L << 52) - 1;

  private JaazNumbers() {}

  /**
   * The number that an id is.
   *
   * @return empty when it is none from 1 to {@link #LARGEST}, spelled as the tables do
   */
  public static OptionalLong parse(String id) {
    if (id.isEmpty() || id.length() > 16 || id.charAt(0) == '0') {
      return OptionalLong.empty();
    }
    if (!id.chars().allMatch(unit -> unit >= '0' && unit <= '9')) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(id);
    return number <= LARGEST ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /** The number of a row under this id, spelled as {@link Long#toString} does; any will do. */
  public static OptionalLong row(String id) {
    try {
      long number = Long.parseLong(id);
      return Long.toString(number).equals(id) ? OptionalLong.of(number) : OptionalLong.empty();
    } catch (NumberFormatException none) {
      return OptionalLong.empty();
    }
  }

  /** The order key of the message with this number: keys compare as the numbers do. */
  public static String orderKey(long number) {
    return number < 0
        ? String.format(Locale.ROOT, "-%019d", number - Long.MIN_VALUE)
        : String.format(Locale.ROOT, "%019d", number);
  }

  /**
   * The number that {@link #orderKey} was given.
   *
   * @return empty when it never made this key
   */
  public static OptionalLong ofOrderKey(String key) {
    boolean negative = key.startsWith("-");
    try {
      long digits = Long.parseLong(negative ? key.substring(1) : key);
      long number = negative ? digits + Long.MIN_VALUE : digits;
      return orderKey(number).equals(key) ? OptionalLong.of(number) : OptionalLong.empty();
    } catch (NumberFormatException none) {
      return OptionalLong.empty();
    }
  }
}
