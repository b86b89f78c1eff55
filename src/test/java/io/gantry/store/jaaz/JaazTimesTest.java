package io.gantry.store.jaaz;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.Times;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JaazTimesTest {

  private static final long EARLIEST = -62_135_596_800_000_000L;
  private static final long LATEST = 253_402_300_799_999_999L;

  @Property
  void whatIsWrittenIsRead(@ForAll @LongRange(min = EARLIEST, max = LATEST) long micros) {
    Instant instant = Times.ofMicros(micros);
    assertThat(JaazTimes.parse(JaazTimes.ofSqlite(instant))).contains(instant);
    assertThat(JaazTimes.parse(JaazTimes.ofDynamoDb(instant))).contains(instant);
  }

  @Property
  void anyTextIsRead(@ForAll String text) {
    assertThat(JaazTimes.read(text, null)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-06-02T11:39:52.442Z, 2025-06-02T11:39:52.442Z",
    "2025-06-02T11:39:52.442123Z, 2025-06-02T11:39:52.442123Z",
    "2025-06-02T11:39:52.442123999Z, 2025-06-02T11:39:52.442123Z",
    "2025-06-02T11:39:52.4421239991234Z, 2025-06-02T11:39:52.442123Z",
    "2025-06-02T11:39:52Z, 2025-06-02T11:39:52Z",
    "2025-06-02T11:39, 2025-06-02T11:39:00Z",
    "2025-06-02 11:39:52.5, 2025-06-02T11:39:52.500Z",
    "2025-06-02T11:39:52+02:00, 2025-06-02T09:39:52Z",
    "2025-06-02T11:39:52-0330, 2025-06-02T15:09:52Z",
    "2025-06-02T11:39:52 +02, 2025-06-02T09:39:52Z",
    "2025-06-02, 2025-06-02T00:00:00Z",
    "0001-01-01T00:00:00.000Z, 0001-01-01T00:00:00Z"
  })
  void isoFormsAreRead(String text, Instant instant) {
    assertThat(JaazTimes.parse(text)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "1748864392",
        "2025-13-01T00:00:00Z",
        "2025-02-30",
        "2025-06-02T25:00:00Z",
        "0000-01-01",
        "0001-01-01T00:00:00+01:00",
        "2025-06-02T11:39:52+99:00",
        "2025-6-2"
      })
  void otherTextsNameNoTime(String text) {
    assertThat(JaazTimes.parse(text)).isEmpty();
  }

  @Test
  void oneTimeStandsInForTheOther() {
    assertThat(JaazTimes.read("bad", "2025-06-02")).isEqualTo("2025-06-02T00:00:00Z");
    assertThat(JaazTimes.read(null, null)).isEqualTo(Instant.EPOCH);
  }

  @Test
  void sixDigitsAreWrittenWhereThreeWouldLoseSome() {
    assertThat(JaazTimes.ofSqlite(Instant.parse("2025-06-02T11:39:52Z")))
        .isEqualTo("2025-06-02T11:39:52.000Z");
    assertThat(JaazTimes.ofSqlite(Instant.parse("2025-06-02T11:39:52.442001Z")))
        .isEqualTo("2025-06-02T11:39:52.442001Z");
    assertThat(JaazTimes.ofDynamoDb(Instant.parse("2025-06-02T11:39:52.442Z")))
        .isEqualTo("2025-06-02T11:39:52.442000Z");
  }
}
