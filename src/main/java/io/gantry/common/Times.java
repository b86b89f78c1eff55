package io.gantry.common;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The instants that records hold: UTC, whole microseconds, years 1 to 9999, the range and grain
 * that all stores keep.
 */
public final class Times {

  public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Times() {}

  /** The instant cut to microseconds; outside the range it is refused. */
  public static Instant requireInstant(String field, @Nullable Instant value) {
    if (value == null) {
      throw new InvalidValueException(field, "is required");
    }
    Instant micros = value.truncatedTo(ChronoUnit.MICROS);
    if (micros.isBefore(EARLIEST) || micros.isAfter(LATEST)) {
      throw new InvalidValueException(field, "must lie between the years 1 and 9999");
    }
    return micros;
  }

  /** {@link #requireInstant} for an instant that may be absent. */
  public static @Nullable Instant optionalInstant(String field, @Nullable Instant value) {
    return value == null ? null : requireInstant(field, value);
  }

  /** Microseconds since 1970-01-01T00:00:00Z: negative before it. */
  public static long toMicros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  /** The inverse of {@link #toMicros}. */
  public static Instant ofMicros(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
  }
}
