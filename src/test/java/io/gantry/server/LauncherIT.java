package io.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LauncherIT {
  private static final int WRONG_CONFIGURATION = 2;

  @Test
  void aWrongSettingEndsTheProcessBeforeTheServerStarts() throws InterruptedException {
    try (GantryServer server = GantryServer.launch(Map.of("DATABASE_PROVIDER", "oracle"))) {
      assertThat(server.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(server.process().exitValue()).isEqualTo(WRONG_CONFIGURATION);
      assertThat(server.output()).contains("DATABASE_PROVIDER", "sqlite, postgresql, dynamodb");
    }
  }

  @Test
  void servesTheWarAtTheRoot() {
    String path = "/api-docs/swagger-ui.css";
    try (GantryServer server = GantryServer.start(Map.of(), path)) {
      assertThat(server.base().getHost()).isEqualTo("127.0.0.1");
      assertThat(server.process().isAlive()).isTrue();
    }
  }
}
