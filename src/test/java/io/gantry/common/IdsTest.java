package io.gantry.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {

  private static final Instant AT = Instant.parse("2024-02-29T12:34:56.789Z");

  @Test
  void anIdIsTheTextOfAUuidOfVersionSeven() {
    String id = new Ids(Clock.systemUTC()).next();
    assertThat(UUID.fromString(id).version()).isEqualTo(7);
    assertThat(id).hasSize(36).isEqualTo(UUID.fromString(id).toString());
  }

  @Test
  void anIdBeginsWithTheTimeOfTheClock() {
    String id = new Ids(Clock.fixed(AT, ZoneOffset.UTC)).next();
    long millis = UUID.fromString(id).getMostSignificantBits() >>> 16;
    assertThat(Instant.ofEpochMilli(millis)).isEqualTo(AT);
  }

  @Test
  void idsGrowWithinAMillisecond() {
    Ids ids = new Ids(Clock.fixed(AT, ZoneOffset.UTC));
    List<String> made = IntStream.range(0, 10_000).mapToObj(index -> ids.next()).toList();
    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void idsGrowWhenTheClockGoesBack() {
    BackwardClock clock = new BackwardClock(AT);
    Ids ids = new Ids(clock);
    List<String> made = IntStream.range(0, 100).mapToObj(index -> ids.next()).toList();
    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void idsOfManyThreadsDiffer() {
    Ids ids = new Ids(Clock.systemUTC());
    List<String> made = Collections.synchronizedList(new ArrayList<>());
    IntStream.range(0, 20_000).parallel().forEach(index -> made.add(ids.next()));
    assertThat(made).hasSize(20_000).doesNotHaveDuplicates();
  }

  @Test
  void anIdIsAnIdAndAnOrderKey() {
    assertThat(Text.isId(new Ids(Clock.systemUTC()).next())).isTrue();
  }

  /** Goes back by a millisecond whenever it is read. */
  private static final class BackwardClock extends Clock {

    private Instant now;

    BackwardClock(Instant start) {
      now = start;
    }

    @Override
    public Instant instant() {
      now = now.minusMillis(1);
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
