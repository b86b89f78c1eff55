package io.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.config.ActiveChoice;
import io.gantry.config.ActiveFile;
import io.gantry.fixture.EmbeddedPostgresServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The active store is replaced while the server runs. */
class StoreSwitchIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int CLIENTS = 3;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void requestsGoOnWhileTheServerChangesToAnotherStoreAndBack() throws Exception {
    try (GantryServer server = GantryServer.start(Map.of())) {
      AtomicBoolean over = new AtomicBoolean();
      ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
      List<Future<Integer>> counts = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        counts.add(clients.submit((Callable<Integer>) () -> work(server, over)));
      }
      choose(server, postgresql());
      awaitHealth(server, "\"provider\":\"postgresql\"");
      assertThat(server.output()).contains("Switched to postgresql, schema version 7");
      choose(server, sqlite(server.home().resolve("gantry.db")));
      awaitHealth(server, "\"provider\":\"sqlite\"");
      over.set(true);
      for (Future<Integer> count : counts) {
        assertThat(count.get(60, TimeUnit.SECONDS)).isPositive();
      }
      clients.shutdown();
    }
  }

  @Test
  void aStoreThatCannotBeUsedLeavesTheOneBefore() throws Exception {
    try (GantryServer server = GantryServer.start(Map.of())) {
      choose(
          server,
          Map.of(
              "DATABASE_PROVIDER", "postgresql",
              "DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none",
              "SCHEMA_VERSION", "7"));
      awaitHealth(server, "\"switch\":\"failed\"");

      assertThat(Probe.get(server, "health").body()).contains("\"provider\":\"sqlite\"");
      assertThat(login(server)).isEqualTo(200);
      assertThat(server.output()).contains("The store is not switched.");
    }
  }

  /** Sign-ins: each reads and writes several records, and the users are in every store. */
  private static int work(GantryServer server, AtomicBoolean over)
      throws IOException, InterruptedException {
    int requests = 0;
    while (!over.get() || requests == 0) {
      assertThat(login(server)).isEqualTo(200);
      requests++;
    }
    return requests;
  }

  private static int login(GantryServer server) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.base().resolve("/api/auth/login"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"username\":\"demo\",\"password\":\"demo123\"}"))
            .build();
    HttpResponse<Void> answer = CLIENT.send(request, BodyHandlers.discarding());
    return answer.statusCode();
  }

  private static Map<String, String> postgresql() {
    EmbeddedPostgresServer database = EmbeddedPostgresServer.shared();
    return Map.of(
        "DATABASE_PROVIDER",
        "postgresql",
        "DATABASE_URL",
        "postgresql://%s:%s@127.0.0.1:%d/%s"
            .formatted(
                EmbeddedPostgresServer.USER,
                EmbeddedPostgresServer.PASSWORD,
                database.port(),
                database.newDatabase()),
        "SCHEMA_VERSION",
        "7");
  }

  private static Map<String, String> sqlite(Path file) {
    return Map.of(
        "DATABASE_PROVIDER", "sqlite", "DATABASE_URL", "sqlite:" + file, "SCHEMA_VERSION", "7");
  }

  private static void choose(GantryServer server, Map<String, String> values) throws IOException {
    ActiveFile.in(server.home()).write(new ActiveChoice(values));
  }

  private static void awaitHealth(GantryServer server, String part) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long start = System.nanoTime();
    while (!Probe.get(server, "health").body().contains(part)) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as(server::output).isLessThan(LIMIT);
      assertThat(never.await(100, TimeUnit.MILLISECONDS)).isFalse();
    }
  }
}
