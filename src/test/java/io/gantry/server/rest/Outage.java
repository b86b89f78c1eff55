package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The database goes away and comes back while Gantry runs. */
final class Outage {
  /** What the issue allows for the answer of a health check. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** On a busy machine the rest of a request takes its time too. */
  private static final Duration SLACK = Duration.ofMillis(500);

  private static final Duration RECOVERY = Duration.ofSeconds(30);

  private final DeployedGantry gantry;
  private final Stage stage;

  Outage(DeployedGantry gantry, Stage stage) {
    this.gantry = gantry;
    this.stage = stage;
  }

  void play() {
    Api api = stage.member();
    String path =
        "/api/canvases/" + api.post("/api/canvases", json("{'name':'kept'}")).is(201).id();
    gantry.relay().cut();
    degraded();
    Answer away = api.get(path).isProblem(503, "unavailable");
    away.requireHeader("Retry-After");
    away.lacks("127.0.0.1:" + gantry.relay().port());
    stage.anybody().get("/health/live").is(200);
    stage.anybody().get("/health/ready").is(503);
    gantry.relay().restore();
    recovered();
    api.get(path).is(200).has("/name", "kept");

    gantry.relay().mute();
    degraded();
    gantry.relay().restore();
    recovered();
    api.patch(path, json("{'name':'changed'}")).is(200);
  }

  private void degraded() {
    // The first look may come from before the outage.
    Instant deadline = Instant.now().plus(RECOVERY);
    Answer answer = health();
    while (answer.status() == 200 && Instant.now().isBefore(deadline)) {
      answer = health();
    }
    answer.is(503).has("/status", "DEGRADED").has("/database/connected", false);
    answer.has("/database/provider", gantry.store().label());
    health().is(503);
  }

  private void recovered() {
    Instant deadline = Instant.now().plus(RECOVERY);
    Answer answer = health();
    while (answer.status() != 200 && Instant.now().isBefore(deadline)) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      answer = health();
    }
    answer.is(200).has("/status", "OK").has("/database/connected", true);
  }

  private Answer health() {
    Instant start = Instant.now();
    Answer answer = stage.anybody().unrecorded().get("/health");
    assertThat(Duration.between(start, Instant.now()))
        .as(answer::toString)
        .isLessThan(LIMIT.plus(SLACK));
    return answer;
  }
}
