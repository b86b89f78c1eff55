package io.gantry.store.document;

import io.gantry.common.Times;
import java.time.Instant;

/** How values are written inside keys: apart from each other, and in their own order. */
final class KeyText {

  /** Enough digits for all microseconds from the year 1 to the year 9999. */
  static final int INSTANT_LENGTH = 18;

  private static final long YEAR_ONE = Times.toMicros(Times.EARLIEST);

  private KeyText() {}

  /**
   * A text that holds no separator and is the same only for the same value. Where the order of
   * values matters they stand last in their key, unescaped.
   */
  static String escape(String value) {
    if (value.indexOf('#') < 0 && value.indexOf('%') < 0) {
      return value;
    }
    return value.replace("%", "%25").replace("#", "%23");
  }

  /** Digits of one length whose order as text is the order of time. */
  static String ofInstant(Instant instant) {
    String digits = Long.toString(Times.toMicros(instant) - YEAR_ONE);
    return "0".repeat(INSTANT_LENGTH - digits.length()) + digits;
  }

  /** The inverse of {@link #ofInstant}. */
  static Instant toInstant(String digits) {
    return Times.ofMicros(Long.parseLong(digits) + YEAR_ONE);
  }
}
