package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times as Python's {@code datetime.now().isoformat()} writes them, by the clock on the wall. An
 * hour that comes twice is taken as the first; one that is left out counts on from the one before.
 */
final class LocalTimes {

  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter();

  private static final Pattern OFFSET = Pattern.compile("[+-]\\d\\d:\\d\\d(:\\d\\d)?$");

  private final ZoneId zone;

  LocalTimes(ZoneId zone) {
    this.zone = requireNonNull(zone, "zone");
  }

  /** Empty when the text names no time between the years 1 and 9999. */
  Optional<Instant> parse(String text) {
    try {
      TemporalAccessor parsed =
          FORM.parseBest(text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
      Instant instant =
          parsed instanceof OffsetDateTime known
              ? known.toInstant()
              : ((LocalDateTime) parsed).atZone(zone).toInstant();
      return Optional.of(Times.requireInstant("time", instant));
    } catch (DateTimeException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** Whether a time is told without the zone that it is of, and so hangs on the one given. */
  static boolean isLocal(String text) {
    return !text.endsWith("Z") && !OFFSET.matcher(text).find();
  }
}
