package io.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.fixture.Cable;
import io.gantry.fixture.DynamoDbLocal;
import io.gantry.fixture.EmbeddedPostgresServer;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Each provider while the other two can be reached by nobody: what is not chosen stays untouched.
 */
class StoreSelectionIT {

  private final Cable postgresql = Cable.toNowhere();
  private final Cable dynamoDb = Cable.toNowhere();

  @AfterEach
  void close() {
    postgresql.close();
    dynamoDb.close();
  }

  @Test
  void sqliteTouchesNoOther() {
    try (GantryServer server = start("sqlite", Map.of())) {
      assertHealthy(server, "sqlite", 7);
      assertThat(server.home().resolve("gantry.db")).isNotEmptyFile();
      assertThat(postgresql.connections()).isZero();
      assertThat(dynamoDb.connections()).isZero();
      assertServesOpsEndpoints(server);
    }
  }

  @Test
  void postgresqlTouchesNoOther() {
    EmbeddedPostgresServer database = EmbeddedPostgresServer.shared();
    Map<String, String> settings =
        Map.of(
            "POSTGRES_PORT",
            String.valueOf(database.port()),
            "POSTGRES_DB",
            database.newDatabase(),
            "POSTGRES_USER",
            EmbeddedPostgresServer.USER,
            "POSTGRES_PASSWORD",
            EmbeddedPostgresServer.PASSWORD);
    try (GantryServer server = start("postgresql", settings)) {
      assertHealthy(server, "postgresql", 7);
      assertThat(Files.exists(server.home().resolve("gantry.db"))).isFalse();
      assertThat(dynamoDb.connections()).isZero();
    }
  }

  @Test
  void dynamoDbTouchesNoOther() {
    DynamoDbLocal database = DynamoDbLocal.shared();
    Map<String, String> settings =
        Map.of(
            "DYNAMODB_ENDPOINT", database.endpoint().toString(),
            "DYNAMODB_TABLE_NAME", database.newTableName(),
            "AWS_REGION", DynamoDbLocal.REGION,
            "AWS_ACCESS_KEY_ID", DynamoDbLocal.ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY", DynamoDbLocal.SECRET_KEY);
    try (GantryServer server = start("dynamodb", settings)) {
      assertHealthy(server, "dynamodb", 8);
      assertThat(Files.exists(server.home().resolve("gantry.db"))).isFalse();
      assertThat(postgresql.connections()).isZero();
    }
  }

  private GantryServer start(String provider, Map<String, String> own) {
    Map<String, String> settings = new HashMap<>();
    settings.put("DATABASE_PROVIDER", provider);
    settings.put("POSTGRES_HOST", "127.0.0.1");
    settings.put("POSTGRES_PORT", String.valueOf(postgresql.port()));
    settings.put("DYNAMODB_ENDPOINT", "http://127.0.0.1:" + dynamoDb.port());
    settings.putAll(own);
    return GantryServer.start(settings);
  }

  private static void assertHealthy(GantryServer server, String provider, int version) {
    Probe.Answer health = Probe.get(server, "health");

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body())
        .isEqualTo(
            "{\"status\":\"OK\",\"database\":{\"provider\":\"%s\",\"connected\":true,"
                    .formatted(provider)
                + "\"migrationStatus\":\"up-to-date\",\"schemaVersion\":%d}}".formatted(version));
    assertThat(server.output()).contains("Store: " + provider + ", schema version " + version);
  }

  private static void assertServesOpsEndpoints(GantryServer server) {
    assertThat(Probe.get(server, "health/live").body()).contains("\"name\":\"gantry\"");
    assertThat(Probe.get(server, "health/ready").body()).contains("\"name\":\"store\"");
    assertThat(Probe.get(server, "health/started").body()).contains("\"name\":\"store-prepared\"");
    assertThat(Probe.get(server, "api/canvases/some-id").status()).isEqualTo(401);
    assertThat(Probe.get(server, "metrics").body())
        .contains("# TYPE http_server_requests_seconds histogram")
        .contains("http_server_requests_seconds_count{method=\"GET\",route=\"unmatched\"")
        .contains("gantry_store_calls_seconds_count{")
        .contains("gantry_store_connections{")
        .doesNotContain("some-id");
  }
}
