package io.gantry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gantry.config.Database;
import io.gantry.config.GantryConfig;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * The server that runs on this {@code GANTRY_HOME}, if there is one. It says in {@code
 * server.properties} who and where it is, and looks at {@code active.properties} every second.
 */
final class RunningServer {

  static final String FILE = "server.properties";

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration ONE_QUESTION = Duration.ofSeconds(3);

  /** A server looks at the file once a second; before that its answer is about the old store. */
  private static final Duration NOTICED = Duration.ofMillis(1_500);

  private final Terminal terminal;
  private final Duration patience;
  private final Duration noticed;

  /** How far a server is. */
  private enum Progress {
    FOLLOWED,
    WAITING,
    REFUSED
  }

  RunningServer(Surroundings surroundings) {
    this(surroundings, PATIENCE, NOTICED);
  }

  /**
   * @param noticed when a server knows of the new choice at the latest
   */
  RunningServer(Surroundings surroundings, Duration patience, Duration noticed) {
    this.terminal = surroundings.terminal();
    this.patience = patience;
    this.noticed = noticed;
  }

  /** Waits until the server uses the store, and says so. */
  ExitCode follow(GantryConfig target) throws IOException, InterruptedException {
    Optional<URI> url = find(target.home());
    if (url.isEmpty()) {
      terminal.say("No server is running on it; ./gantry serve will use it.");
      return ExitCode.OK;
    }
    terminal.progress("Waiting for the server at " + url.get());
    switch (await(url.get(), target.database())) {
      case FOLLOWED -> terminal.say("The server at " + url.get() + " uses it now.");
      case REFUSED ->
          throw new CommandFailure(
              ExitCode.FAILURE,
              "The choice is written, but the server at " + url.get() + " cannot use it",
              "its log says why; it goes on with the store before");
      case WAITING ->
          throw new CommandFailure(
              ExitCode.TRY_AGAIN,
              "The choice is written, but the server at " + url.get() + " does not use it yet",
              "look at its log; it keeps trying");
    }
    return ExitCode.OK;
  }

  /** Where it listens; empty when none is running. */
  static Optional<URI> find(Path home) throws IOException {
    Path file = home.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return isAlive(properties.getProperty("pid", ""))
        ? Optional.ofNullable(properties.getProperty("url")).map(URI::create)
        : Optional.empty();
  }

  private static boolean isAlive(String pid) {
    return pid.matches("\\d{1,18}")
        && ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent();
  }

  private Progress await(URI url, Database database) throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(ONE_QUESTION).build();
    long end = System.nanoTime() + patience.toNanos();
    Thread.sleep(noticed.toMillis());
    Progress progress = ask(client, url, database);
    while (progress == Progress.WAITING && System.nanoTime() < end) {
      Thread.sleep(PAUSE.toMillis());
      progress = ask(client, url, database);
    }
    return progress;
  }

  private static Progress ask(HttpClient client, URI url, Database database)
      throws InterruptedException {
    URI health = URI.create(url.toString().replaceFirst("/$", "") + "/health");
    HttpRequest request = HttpRequest.newBuilder(health).timeout(ONE_QUESTION).build();
    try {
      JsonNode answer =
          new ObjectMapper().readTree(client.send(request, BodyHandlers.ofString()).body());
      return progress(answer, database);
    } catch (IOException noAnswer) {
      return Progress.WAITING;
    }
  }

  private static Progress progress(JsonNode answer, Database database) {
    String pending = answer.path("switch").asText();
    if (pending.equals("failed")) {
      return Progress.REFUSED;
    }
    JsonNode store = answer.path("database");
    boolean there =
        pending.isEmpty()
            && store.path("connected").asBoolean()
            && store.path("provider").asText().equals(database.provider().label())
            && store.path("schemaVersion").asInt() == database.schemaVersion().number();
    return there ? Progress.FOLLOWED : Progress.WAITING;
  }
}
