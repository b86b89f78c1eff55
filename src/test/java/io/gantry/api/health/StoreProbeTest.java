package io.gantry.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.fake.FlakyStore;
import io.gantry.store.StoreHealth;
import io.gantry.store.StoreLeases;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreProbeTest {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final FlakyStore store = new FlakyStore();
  private final StoreProbe probe = new StoreProbe(StoreLeases.of(store));

  @AfterEach
  void close() {
    store.speak();
    probe.close();
  }

  @Test
  void manyWhoAskAtOnceMakeOneQuestion() {
    assertThat(IntStream.range(0, 200).parallel().allMatch(each -> probe.health().isOk())).isTrue();

    assertThat(store.questions()).isEqualTo(1);
  }

  @Test
  void aStoreThatGoesAwayIsReportedWithinTwoSeconds() {
    assertThat(probe.health().isOk()).isTrue();
    store.away(true);

    assertThat(timeUntil(false)).isLessThan(LIMIT);
  }

  @Test
  void aStoreThatComesBackIsReportedWithinTwoSeconds() {
    store.away(true);
    assertThat(probe.health().connected()).isFalse();
    store.away(false);

    assertThat(timeUntil(true)).isLessThan(LIMIT);
  }

  @Test
  void aStoreThatSaysNothingIsAwayWithinTwoSecondsAndIsAskedOnce() {
    store.fallSilent();
    long start = System.nanoTime();
    StoreHealth health = probe.health();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
    assertThat(health.connected()).isFalse();
    assertThat(health.detail()).isEqualTo("The store does not answer in time");
    assertThat(probe.health().connected()).isFalse();
    assertThat(store.questions()).isEqualTo(1);
  }

  @Test
  void aStoreThatSpeaksAgainIsThereAgain() {
    store.fallSilent();
    assertThat(probe.health().connected()).isFalse();
    store.speak();

    assertThat(timeUntil(true)).isLessThan(LIMIT);
  }

  private Duration timeUntil(boolean ok) {
    long start = System.nanoTime();
    while (probe.health().isOk() != ok) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(2));
      Thread.onSpinWait();
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
