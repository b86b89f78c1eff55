package io.gantry.origin.decisiondata;

import io.gantry.common.Times;
import io.gantry.origin.rows.RowReading;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.jaaz.JaazTimes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One moment that the program keeps twice: as ISO text in UTC without a zone, with microseconds,
 * and as whole seconds since 1970. It counts the seconds as if the text were in the time of its
 * server, so they are off by that zone; what the text says is the moment.
 *
 * @param moment the time of the text, else that of the number; null when there is neither
 * @param counted the time of the number, when it is one that a record can hold
 */
record TwoTimes(@Nullable Instant moment, @Nullable Instant counted) {

  /** No zone is farther from UTC. */
  private static final long FARTHEST_ZONE = Duration.ofHours(14).toSeconds();

  /** Zones differ from UTC by a multiple of it. */
  private static final long ZONE_STEP = Duration.ofMinutes(15).toSeconds();

  private static final int MICROS = 6;

  /**
   * Reads both and says whether they differ.
   *
   * @param isKept whether the number is kept somewhere with all of its digits
   */
  static TwoTimes read(RowReading reading, String number, String text, boolean isKept) {
    BigDecimal seconds = reading.number(number);
    String iso = reading.whole(text);
    Optional<Instant> said = JaazTimes.parse(iso);
    Instant counted = seconds == null ? null : counted(reading, number, seconds, isKept);
    if (iso != null && said.isEmpty()) {
      reading.remark(Oddity.NO_TIME, text + " is no time that can be read");
    } else if (iso == null && seconds != null) {
      reading.remark(Oddity.NO_TIME, text + " is missing; taken from " + number);
    }
    if (said.isPresent() && seconds != null) {
      compare(reading, number, text, seconds, said.get());
    }
    return new TwoTimes(said.orElse(counted), counted);
  }

  private static @Nullable Instant counted(
      RowReading reading, String number, BigDecimal seconds, boolean isKept) {
    boolean inRange =
        seconds.compareTo(BigDecimal.valueOf(Times.EARLIEST.getEpochSecond())) >= 0
            && seconds.compareTo(BigDecimal.valueOf(Times.LATEST.getEpochSecond())) <= 0;
    boolean isWhole = inRange && seconds.stripTrailingZeros().scale() <= MICROS;
    if (!isWhole && !isKept) {
      reading.remark(
          Oddity.NO_KIND,
          number + " is " + seconds + ", which no record can hold to the last digit");
    }
    return inRange ? instant(seconds) : null;
  }

  private static Instant instant(BigDecimal seconds) {
    return Times.ofMicros(
        seconds.movePointRight(MICROS).setScale(0, RoundingMode.FLOOR).longValueExact());
  }

  /** The text has what the number lost, so they agree when they do to the second. */
  private static void compare(
      RowReading reading, String number, String text, BigDecimal seconds, Instant said) {
    BigDecimal apart =
        seconds.setScale(0, RoundingMode.FLOOR).subtract(BigDecimal.valueOf(said.getEpochSecond()));
    if (apart.signum() == 0) {
      return;
    }
    boolean isZone =
        apart.abs().compareTo(BigDecimal.valueOf(FARTHEST_ZONE)) <= 0
            && apart.remainder(BigDecimal.valueOf(ZONE_STEP)).signum() == 0;
    reading.remark(
        Oddity.UNFIT_VALUE,
        number
            + " is "
            + seconds
            + ", "
            + apart
            + " s from "
            + text
            + (isZone ? ", as in another time zone" : ", which no zone explains")
            + "; "
            + text
            + " is taken");
  }
}
