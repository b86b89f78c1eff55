package io.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.config.ActiveChoice;
import io.gantry.config.ActiveFile;
import io.gantry.fixture.DynamoDbLocal;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The server on the versions before 7. */
class VersionsIT {

  private static final int WRONG_CONFIGURATION = 2;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void version4IsServedToThisMachineWithoutSignIn() throws Exception {
    try (GantryServer server = GantryServer.start(Map.of("SCHEMA_VERSION", "4"))) {
      assertThat(Probe.get(server, "health").body()).contains("\"schemaVersion\":4");
      assertThat(server.output()).contains("nobody does: this version has no users");
      assertThat(server.home().resolve("localmanus.db")).isNotEmptyFile();
      assertThat(server.home().resolve("server.properties"))
          .content()
          .contains("pid=" + server.process().pid(), "url=http://127.0.0.1:");
      assertLocalUser(server);
      assertLacking(server, "api/workflows/unknown", 404);
      assertLacking(server, "api/documents", 501);

      ActiveFile.in(server.home())
          .write(
              new ActiveChoice(
                  Map.of(
                      "DATABASE_PROVIDER",
                      "sqlite",
                      "DATABASE_URL",
                      "sqlite:" + server.home().resolve("gantry.db"))));
      // The environment says version 4 and wins, whatever the file wants.
      assertThat(Probe.get(server, "health").body()).contains("\"schemaVersion\":4");
    }
  }

  @Test
  void aServerOnVersion7GoesToVersion1AndBack() throws Exception {
    try (GantryServer server = GantryServer.start(Map.of())) {
      assertThat(Probe.get(server, "api/canvases").status()).isEqualTo(401);
      choose(server, "1", "old.db");
      awaitVersion(server, 1);
      assertLocalUser(server);
      assertLacking(server, "api/canvases", 501);

      choose(server, "7", "gantry.db");
      awaitVersion(server, 7);
      assertThat(Probe.get(server, "api/canvases").status()).isEqualTo(401);
      Path file = server.home().resolve("server.properties");
      server.process().destroy();
      assertThat(server.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.exists(file)).as(server::output).isFalse();
    }
  }

  @Test
  void version6SignsInWithoutSessions() throws Exception {
    DynamoDbLocal database = DynamoDbLocal.shared();
    Map<String, String> settings =
        Map.of(
            "DATABASE_PROVIDER",
            "dynamodb",
            "SCHEMA_VERSION",
            "6",
            "DYNAMODB_ENDPOINT",
            database.endpoint().toString(),
            "DYNAMODB_TABLE_PREFIX",
            database.newTableName() + "-",
            "AWS_REGION",
            DynamoDbLocal.REGION,
            "AWS_ACCESS_KEY_ID",
            DynamoDbLocal.ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY",
            DynamoDbLocal.SECRET_KEY);
    try (GantryServer server = GantryServer.start(settings)) {
      HttpResponse<String> login =
          post(server, "api/auth/login", "{\"username\":\"demo\",\"password\":\"demo123\"}", "");
      assertThat(login.statusCode()).as(login::body).isEqualTo(200);
      assertThat(login.body()).contains("\"expires_in\":86400").doesNotContain("refresh_token");
      String token = login.body().replaceFirst(".*\"access_token\":\"([^\"]*)\".*", "$1");

      assertThat(post(server, "api/canvases", "{\"name\":\"Plan\"}", token).statusCode())
          .isEqualTo(201);
      assertThat(post(server, "api/auth/refresh", "{}", "").statusCode()).isEqualTo(501);
      assertThat(post(server, "api/auth/logout", "", token).statusCode()).isEqualTo(204);
      assertThat(post(server, "api/canvases", "{\"name\":\"Plan\"}", token).statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void aVersionWithoutSignInIsNotServedToOthers() throws Exception {
    try (GantryServer server =
        GantryServer.launch(Map.of("SCHEMA_VERSION", "4", "HOST", "0.0.0.0"))) {
      assertThat(server.process().waitFor(3, TimeUnit.MINUTES)).isTrue();
      assertThat(server.process().exitValue()).isEqualTo(WRONG_CONFIGURATION);
      assertThat(server.output()).contains("HOST=0.0.0.0", "ALLOW_UNAUTHENTICATED_NETWORK=true");
      assertThat(server.home().resolve("localmanus.db")).doesNotExist();
    }
  }

  private static void assertLocalUser(GantryServer server) throws Exception {
    assertThat(Probe.get(server, "api/auth/me").body())
        .contains("\"id\":\"local\"", "\"role\":\"admin\"");
    assertThat(post(server, "api/auth/login", "{}", "").body())
        .contains("\"kind\":\"user\"", "\"available_in\":6");
    HttpResponse<String> made =
        post(server, "api/conversations", "{\"title\":\"Talk\"}", "a-token-of-another-time");
    assertThat(made.statusCode()).as(made::body).isEqualTo(201);
    HttpRequest foreign =
        HttpRequest.newBuilder(server.base().resolve("api/conversations"))
            .header("Content-Type", "application/json")
            .header("Origin", "https://evil.example")
            .POST(BodyPublishers.ofString("{\"title\":\"Talk\"}"))
            .build();
    assertThat(CLIENT.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    assertThat(rebound(server)).startsWith("HTTP/1.1 421");
  }

  /** By hand: clients of Java set {@code Host} themselves. */
  private static String rebound(GantryServer server) throws IOException {
    URI base = server.base();
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/conversations HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void assertLacking(GantryServer server, String path, int status) {
    assertThat(Probe.get(server, path).status()).as(path).isEqualTo(status);
  }

  private static HttpResponse<String> post(
      GantryServer server, String path, String body, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.base().resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static void choose(GantryServer server, String version, String file) throws IOException {
    ActiveFile.in(server.home())
        .write(
            new ActiveChoice(
                Map.of(
                    "DATABASE_PROVIDER",
                    "sqlite",
                    "DATABASE_URL",
                    "sqlite:" + server.home().resolve(file),
                    "SCHEMA_VERSION",
                    version)));
  }

  private static void awaitVersion(GantryServer server, int version) {
    long start = System.nanoTime();
    while (!Probe.get(server, "health").body().contains("\"schemaVersion\":" + version)) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as(server::output).isLessThan(LIMIT);
    }
  }
}
