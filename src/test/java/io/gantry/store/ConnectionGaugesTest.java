package io.gantry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class ConnectionGaugesTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void aPoolIsShownUntilItIsClosed() {
    try (ConnectionGauges open = new ConnectionGauges(meters, "p", 8, () -> 3, () -> 1)) {
      assertThat(open).isNotNull();
      assertThat(shown("max")).isEqualTo(8);
      assertThat(shown("leased")).isEqualTo(3);
      assertThat(shown("pending")).isEqualTo(1);
    }

    assertThat(meters.getMeters()).isEmpty();
  }

  @Test
  void whileAStoreReplacesAnotherTheNewOneIsShown() {
    ConnectionGauges old = new ConnectionGauges(meters, "p", 8, () -> 3, () -> 1);
    ConnectionGauges next = new ConnectionGauges(meters, "p", 9, () -> 4, () -> 2);
    old.close();

    assertThat(shown("max")).isEqualTo(9);
    assertThat(shown("leased")).isEqualTo(4);
    next.close();
    assertThat(meters.getMeters()).isEmpty();
  }

  private double shown(String state) {
    return meters
        .get("gantry.store.connections")
        .tag("pool", "p")
        .tag("state", state)
        .gauge()
        .value();
  }
}
