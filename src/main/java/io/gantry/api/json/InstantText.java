package io.gantry.api.json;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Instants on the wire: RFC 3339 in UTC with exactly six digits of fraction. */
public final class InstantText {

  /** {@code 2026-01-31T23:59:59.123456Z}. */
  private static final int LENGTH = 27;

  private InstantText() {}

  /** The instant of a year from 1 to 9999, cut to microseconds. */
  public static String format(Instant instant) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
    char[] text = new char[LENGTH];
    digits(text, 0, 4, time.getYear(), '-');
    digits(text, 5, 2, time.getMonthValue(), '-');
    digits(text, 8, 2, time.getDayOfMonth(), 'T');
    digits(text, 11, 2, time.getHour(), ':');
    digits(text, 14, 2, time.getMinute(), ':');
    digits(text, 17, 2, time.getSecond(), '.');
    digits(text, 20, 6, time.getNano() / 1_000, 'Z');
    return new String(text);
  }

  /** The instant that {@code text} names with date, time and offset; empty for anything else. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException notAnInstant) {
      return Optional.empty();
    }
  }

  private static void digits(char[] text, int start, int count, int value, char after) {
    int rest = value;
    for (int index = start + count - 1; index >= start; index--) {
      text[index] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    text[start + count] = after;
  }
}
