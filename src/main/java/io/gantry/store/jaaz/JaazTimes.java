package io.gantry.store.jaaz;

import io.gantry.common.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as the tables of Jaaz hold them: text in ISO form, UTC. */
public final class JaazTimes {

  /** What a row shows that has no readable time at all. */
  public static final Instant UNKNOWN = Instant.EPOCH;

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)"
              + "(?:[Tt ]+(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d+))?)?"
              + " *([Zz]|[+-]\\d\\d(?::?\\d\\d)?)?)?");

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private JaazTimes() {}

  /**
   * The instant that {@code text} names, cut to microseconds: a date, or a date and time in ISO
   * form with any number of digits and with or without a zone, which is UTC when absent.
   *
   * @return empty when it names none between the years 1 and 9999
   */
  public static Optional<Instant> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return inRange(instant(parts));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> inRange(Instant instant) {
    boolean kept = !instant.isBefore(Times.EARLIEST) && !instant.isAfter(Times.LATEST);
    return Optional.of(instant).filter(any -> kept);
  }

  private static Instant instant(Matcher parts) {
    LocalDateTime local =
        LocalDateTime.of(
            number(parts.group(1)),
            number(parts.group(2)),
            number(parts.group(3)),
            number(parts.group(4)),
            number(parts.group(5)),
            number(parts.group(6)),
            micros(parts.group(7)) * 1_000);
    return local.toInstant(zone(parts.group(8)));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int micros(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "000000").substring(0, 6));
  }

  private static ZoneOffset zone(@Nullable String zone) {
    return zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone.toUpperCase(Locale.ROOT));
  }

  /** The time {@code text} names, else the one {@code other} names, else {@link #UNKNOWN}. */
  public static Instant read(@Nullable String text, @Nullable String other) {
    return parse(text).or(() -> parse(other)).orElse(UNKNOWN);
  }

  /**
   * As versions 1 to 4 write times: three digits behind the point, and six only when three would
   * lose some.
   */
  public static String ofSqlite(Instant instant) {
    boolean whole = instant.getNano() / 1_000 % 1_000 == 0;
    return (whole ? MILLIS : MICROS).format(instant);
  }

  /** As versions 5 and 6 write times: six digits behind the point. */
  public static String ofDynamoDb(Instant instant) {
    return MICROS.format(instant);
  }
}
