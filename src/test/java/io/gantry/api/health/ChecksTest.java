package io.gantry.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.fake.FlakyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChecksTest {

  private final FlakyStore store = new FlakyStore();
  private StoreProbe probe = new StoreProbe(store);

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
  void onceStartedIsStartedForGood() {
    StoreStartup startup = new StoreStartup(() -> probe);

    store.away(true);
    assertThat(startup.isStarted()).isFalse();
    store.away(false);
    forget();
    assertThat(startup.isStarted()).isTrue();
    store.away(true);
    forget();
    assertThat(startup.isStarted()).isTrue();
  }

  /** A new probe knows no earlier answer. */
  private void forget() {
    probe.close();
    probe = new StoreProbe(store);
  }
}
