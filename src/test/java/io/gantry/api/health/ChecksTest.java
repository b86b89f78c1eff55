package io.gantry.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.fake.FlakyStore;
import io.gantry.store.StoreLeases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ChecksTest {

  private final FlakyStore store = new FlakyStore();
  private StoreProbe probe = new StoreProbe(StoreLeases.of(store));

  @AfterEach
  void close() {
    probe.close();
  }

  @Test
  void readinessFollowsTheStore() {
    StoreReadiness readiness = new StoreReadiness(() -> probe);

    assertThat(readiness.isOk()).isTrue();
    store.away(true);
    forget();
    assertThat(readiness.isOk()).isFalse();
  }

  @Test
  @Timeout(10)
  void onceStartedIsStartedForGood() {
    StoreStartup startup = new StoreStartup(() -> probe);

    store.away(true);
    assertThat(startup.isStarted()).isFalse();
    store.away(false);
    forget();
    assertThat(probe.health().isOk()).isTrue();
    store.away(true);
    awaitAway();
    assertThat(startup.isStarted()).isTrue();
  }

  private void awaitAway() {
    while (probe.health().isOk()) {
      Thread.onSpinWait();
    }
  }

  /** A new probe knows no earlier answer. */
  private void forget() {
    probe.close();
    probe = new StoreProbe(StoreLeases.of(store));
  }
}
