package io.gantry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.health.StoreProbe;
import io.gantry.common.CursorCodec;
import io.gantry.config.ConfigSources;
import io.gantry.config.GantryConfig;
import io.gantry.config.LoadedConfig;
import io.gantry.store.Store;
import io.gantry.store.StoreHealth;
import io.gantry.store.StoreLeases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real store over a database that is not there. */
class StoreAwayTest {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  @Test
  void aServerThatRefusesIsAwayWithinTwoSeconds() throws IOException {
    int port;
    try (ServerSocket socket = loopback()) {
      port = socket.getLocalPort();
    }

    assertAwayInTime(port);
  }

  @Test
  void aServerThatTakesConnectionsAndSaysNothingIsAwayWithinTwoSeconds() throws IOException {
    try (ServerSocket silent = loopback()) {
      assertAwayInTime(silent.getLocalPort());
    }
  }

  private static void assertAwayInTime(int port) {
    Map<String, String> settings =
        Map.of("DATABASE_URL", "postgresql://nobody:secret@127.0.0.1:" + port + "/none");
    GantryConfig config = LoadedConfig.load(ConfigSources.of(settings)).config();
    try (Store store =
        Backends.all(new CursorCodec(new byte[32]), Clock.systemUTC(), null)
            .open(config.database())) {
      StoreProbe probe = new StoreProbe(StoreLeases.of(store));
      long start = System.nanoTime();
      StoreHealth health = probe.health();
      probe.close();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
      assertThat(health.connected()).isFalse();
      assertThat(health.detail()).isNotEmpty().doesNotContain("secret");
    }
  }

  private static ServerSocket loopback() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
