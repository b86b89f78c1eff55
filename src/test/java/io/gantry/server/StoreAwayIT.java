package io.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.fixture.Cable;
import io.gantry.fixture.EmbeddedPostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StoreAwayIT {

  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Duration RETURN_LIMIT = Duration.ofSeconds(30);
  private static final int NOT_STARTED = 1;

  @Test
  void theServerStartsBeforeItsDatabaseAndOutlivesItsAbsence() {
    EmbeddedPostgresServer database = EmbeddedPostgresServer.shared();
    try (Cable cable = Cable.to(database.port());
        GantryServer server =
            GantryServer.start(
                Map.of(
                    "DATABASE_URL",
                    "postgresql://%s:%s@127.0.0.1:%d/%s"
                        .formatted(
                            EmbeddedPostgresServer.USER,
                            EmbeddedPostgresServer.PASSWORD,
                            cable.port(),
                            database.newDatabase())),
                "health/live")) {
      assertDegraded(server);
      assertThat(Probe.get(server, "health/ready").status()).isEqualTo(503);

      cable.putIn();
      assertThat(Probe.await(server, "health", 200, RETURN_LIMIT).body())
          .contains("\"connected\":true,\"migrationStatus\":\"up-to-date\"");
      assertThat(server.output()).contains("The store is ready now");

      cable.pullOut();
      Probe.await(server, "health", 503, LIMIT.multipliedBy(2));
      assertDegraded(server);
      assertThat(Probe.get(server, "health/live").status()).isEqualTo(200);
      assertThat(Probe.get(server, "health/started").status()).isEqualTo(200);

      cable.putIn();
      assertThat(Probe.await(server, "health", 200, RETURN_LIMIT).time()).isLessThan(LIMIT);
    }
  }

  @Test
  void whatAnotherTryCannotMendEndsTheProcess() throws IOException, InterruptedException {
    Path keys = Files.createTempDirectory("keys");
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxrwxrwx"));
    try (GantryServer server = GantryServer.launch(Map.of("KEYS_FOLDER", keys.toString()))) {
      assertThat(server.process().waitFor(3, TimeUnit.MINUTES)).isTrue();
      assertThat(server.process().exitValue()).isEqualTo(NOT_STARTED);
      assertThat(server.output())
          .contains("gantry: Gantry cannot start. Keys in " + keys + " are not safe")
          .doesNotContain("Gantry is ready");
    }
  }

  private static void assertDegraded(GantryServer server) {
    Probe.Answer health = Probe.get(server, "health");
    assertThat(health.status()).isEqualTo(503);
    assertThat(health.time()).isLessThan(LIMIT);
    assertThat(health.body())
        .isEqualTo(
            "{\"status\":\"DEGRADED\",\"database\":{\"provider\":\"postgresql\","
                + "\"connected\":false,\"migrationStatus\":\"unknown\",\"schemaVersion\":7}}");
  }
}
