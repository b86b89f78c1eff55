package io.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gantry.fixture.EmbeddedPostgresServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A server is killed in the midst of a move, and the next one ends it. */
class MoveRestartIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final int MESSAGES = 32;
  private static final int BATCH = 4;
  private static final int MESSAGE_CHARACTERS = 500_000;

  /** More than making the tables takes, and far less than the messages do. */
  private static final long SHUT_AFTER = 6_000_000;

  private static final String MOVES = "/api/admin/moves";

  @Test
  void aMoveIsEndedByTheServerThatComesAfterTheOneThatWasKilled() throws Exception {
    EmbeddedPostgresServer database = EmbeddedPostgresServer.shared();
    try (Valve valve = Valve.to(database.port(), SHUT_AFTER)) {
      Path home;
      String id;
      try (GantryServer first = GantryServer.start(Map.of())) {
        home = first.home();
        String token = login(first);
        fill(first, token);
        String target =
            "postgresql://%s:%s@127.0.0.1:%d/%s"
                .formatted(
                    EmbeddedPostgresServer.USER,
                    EmbeddedPostgresServer.PASSWORD,
                    valve.port(),
                    database.newDatabase());
        id =
            post(first, token, MOVES, "{\"from\":\"active\",\"to\":\"" + target + "\"}")
                .path("id")
                .asText();
        assertThat(valve.awaitShut(120)).as(first::output).isTrue();
        assertThat(get(first, token, MOVES + "/" + id).path("state").asText()).isEqualTo("running");
        assertThat(first.process().destroyForcibly().waitFor()).isNotZero();
      }
      valve.open();
      try (GantryServer second = GantryServer.start(Map.of("GANTRY_HOME", home.toString()))) {
        String token = login(second);
        String events = events(second, token, id);
        JsonNode move = get(second, token, MOVES + "/" + id);

        assertThat(move.path("state").asText()).as(move + second.output()).isEqualTo("completed");
        assertThat(move.path("attempts").asInt()).isEqualTo(2);
        assertThat(move.path("certificate").path("seal").path("signature").asText()).isNotEmpty();
        assertThat(kind(move, "messages").path("verified").asInt()).isEqualTo(MESSAGES);
        assertThat(events).contains("\"resumed\":true", "event: ended");
        assertThat(second.output()).doesNotContain(EmbeddedPostgresServer.PASSWORD + "@");
        assertThat(kept(home))
            .doesNotContain("\"request\":\"", EmbeddedPostgresServer.PASSWORD + "@");
      }
    }
  }

  private static void fill(GantryServer server, String token) throws Exception {
    String conversation =
        post(server, token, "/api/conversations", "{\"title\":\"Large\"}").path("id").asText();
    String path = "/api/conversations/" + conversation + "/messages/bulk";
    for (int first = 0; first < MESSAGES; first += BATCH) {
      String messages =
          IntStream.range(first, first + BATCH)
              .mapToObj(number -> message(Integer.toString(100 + number)))
              .collect(Collectors.joining(","));
      JsonNode unused = post(server, token, path, "{\"messages\":[" + messages + "]}");
    }
  }

  private static String message(String text) {
    String content = text.repeat(MESSAGE_CHARACTERS / text.length());
    return "{\"role\":\"user\",\"content\":\"" + content + "\"}";
  }

  private static JsonNode kind(JsonNode move, String name) {
    for (JsonNode kind : move.path("kinds")) {
      if (kind.path("kind").asText().equals(name)) {
        return kind;
      }
    }
    throw new AssertionError("No kind " + name + " in " + move);
  }

  private static String kept(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("moves/server"))) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    }
  }

  private static String login(GantryServer server) throws Exception {
    return post(server, "", "/api/auth/login", "{\"username\":\"admin\",\"password\":\"admin123\"}")
        .path("access_token")
        .asText();
  }

  private static JsonNode post(GantryServer server, String token, String path, String body)
      throws Exception {
    return JSON.readTree(
        send(
            request(server, token, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))));
  }

  private static JsonNode get(GantryServer server, String token, String path) throws Exception {
    return JSON.readTree(send(request(server, token, path)));
  }

  /** All events until the move has ended. */
  private static String events(GantryServer server, String token, String id) throws Exception {
    return send(request(server, token, MOVES + "/" + id + "/events"));
  }

  private static HttpRequest.Builder request(GantryServer server, String token, String path) {
    return HttpRequest.newBuilder(server.base().resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private static String send(HttpRequest.Builder request) throws Exception {
    java.net.http.HttpResponse<String> answer =
        CLIENT.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return answer.body();
  }
}
