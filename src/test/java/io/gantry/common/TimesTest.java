package io.gantry.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

  private static final long EARLIEST = -62_135_596_800_000_000L;
  private static final long LATEST = 253_402_300_799_999_999L;

  @ParameterizedTest
  @CsvSource({
    "2024-02-29T12:34:56.789012345Z, 2024-02-29T12:34:56.789012Z",
    "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999Z",
    "0001-01-01T00:00:00.000000999Z, 0001-01-01T00:00:00Z"
  })
  void instantsAreCutToMicroseconds(Instant given, Instant kept) {
    assertThat(Times.requireInstant("at", given)).isEqualTo(kept);
  }

  @Test
  void theRangeIsYearOneToYearNineThousandNineHundredNinetyNine() {
    assertThat(Times.requireInstant("at", Times.EARLIEST)).isEqualTo(Times.EARLIEST);
    assertThat(Times.requireInstant("at", Times.LATEST.plusNanos(999))).isEqualTo(Times.LATEST);
    assertRefused(Times.EARLIEST.minusNanos(1));
    assertRefused(Times.LATEST.plusNanos(1_000));
    assertRefused(Instant.MIN);
    assertRefused(Instant.MAX);
  }

  @Test
  void absentIsAllowedWhereItIsOptional() {
    assertThat(Times.optionalInstant("at", null)).isNull();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Times.requireInstant("at", null))
        .withMessage("at is required");
  }

  @Property
  void microsecondsLeadThereAndBack(@ForAll @LongRange(min = EARLIEST, max = LATEST) long micros) {
    Instant instant = Times.ofMicros(micros);
    assertThat(Times.toMicros(instant)).isEqualTo(micros);
    assertThat(Times.requireInstant("at", instant)).isEqualTo(instant);
  }

  @Test
  void theEdgesAreCountedInMicroseconds() {
    assertThat(Times.toMicros(Times.EARLIEST)).isEqualTo(EARLIEST);
    assertThat(Times.toMicros(Times.LATEST)).isEqualTo(LATEST);
    assertThat(Times.ofMicros(-1)).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
  }

  private static void assertRefused(Instant instant) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Times.requireInstant("at", instant))
        .withMessage("at must lie between the years 1 and 9999");
  }
}
