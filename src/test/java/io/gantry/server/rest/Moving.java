package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

/** Moves of records that operators let the server do. */
final class Moving {
  private static final String MOVES = "/api/admin/moves";
  private static final String SECRET = "pass-of-an-address";

  @Scenario
  void onlyOperatorsMoveRecords(Stage stage) {
    String tenant = stage.newTenant();
    stage
        .admin()
        .unrecorded()
        .post("/api/admin/tenants", Administration.tenant(tenant, "boss"))
        .is(201);
    Api boss =
        stage
            .anybody()
            .as(Administration.loginAt(stage, tenant, "boss").is(200).text("/access_token"));
    for (String path : List.of(MOVES, MOVES + "/x", MOVES + "/x/events")) {
      stage.anybody().get(path).isProblem(401, "not-signed-in");
      stage.member().get(path).isProblem(403, "forbidden");
      boss.get(path).isProblem(403, "forbidden");
    }
    for (String path : List.of(MOVES, MOVES + "/x/cancel")) {
      stage.anybody().post(path, "{}").isProblem(401, "not-signed-in");
      stage.member().post(path, "{}").isProblem(403, "forbidden");
      boss.post(path, "{}").isProblem(403, "forbidden");
    }
  }

  @Scenario
  void whatIsNoMoveIsRefused(Stage stage) {
    Api admin = stage.admin();
    refused(admin, "{'to':'archive:x.zip'}", "/from");
    refused(admin, "{'from':'active'}", "/to");
    refused(admin, "{'from':'active','to':'active'}", "/to");
    refused(admin, "{'from':'active','to':'nowhere'}", "/to");
    refused(admin, "{'from':'active','to':'sqlite:/etc/x.db','to_version':7}", "/to");
    refused(admin, "{'from':'','to':'archive:x.zip'}", "/from");
    refused(admin, "{'from':'active','to':'v8','to_version':9}", "/to_version");
    refused(admin, "{'from':'active','to':'v8','lacking':'lose'}", "/lacking");
    refused(admin, "{'from':'active','to':'v8','threads':33}", "/threads");
    refused(admin, "{'from':'active','to':'v8','threads':'4'}", "/threads");
    refused(admin, "{'from':'active','to':'v8','tenant':'A b'}", "/tenant");
    refused(admin, "{'from':'active','to':'v8','certificate':'x'}", "/certificate");
    refused(
        admin,
        "{'from':'active','to':'postgresql://u:"
            + SECRET
            + "@db/x?socketFactory=x','to_version':7}",
        "/to");
    admin.post(MOVES, "{").isProblem(400, "malformed-json");
    admin.send("POST", MOVES, "text/plain", "x").isProblem(415, "unsupported-media-type");
    admin.get(MOVES + "/unknown").isProblem(404, "not-found");
    admin.get(MOVES + "/unknown/events").isProblem(404, "not-found");
    admin.post(MOVES + "/unknown/cancel").isProblem(404, "not-found");
    admin.get(MOVES + "?cursor=x").isProblem(400, "invalid-cursor");
  }

  private static void refused(Api admin, String body, String pointer) {
    admin.post(MOVES, json(body)).isProblem(400, "invalid-request").blames(pointer).lacks(SECRET);
  }

  @Scenario
  void recordsAreMovedFollowedAndProved(Stage stage) {
    Api admin = stage.admin().unrecorded();
    String body =
        json(
            "{'from':'active','to':'archive:"
                + stage.home().resolve("moved-" + UUID.randomUUID() + ".zip")
                + "','user':'demo'}");
    Api once = admin.with("Idempotency-Key", UUID.randomUUID().toString());
    Answer begun = once.post(MOVES, body).is(202).has("/options/user", "demo");
    String path = MOVES + "/" + begun.id();
    begun.hasHeader("Location", path);
    assertThat(once.post(MOVES, body).is(202).id()).isEqualTo(begun.id());

    Answer events = admin.get(path + "/events").is(200);
    events.hasHeader("Content-Type", "text/event-stream");
    assertThat(events.text()).contains("event: begun", "event: phase", "event: finished");
    assertThat(events.text().stripTrailing().lines().filter(line -> line.startsWith("event: ")))
        .last()
        .isEqualTo("event: ended");

    Answer ended = admin.get(path).is(200).has("/state", "completed").has("/phase", "verify");
    assertThat(ended.text("/certificate/statement/move_id")).isEqualTo(ended.text("/move"));
    assertThat(ended.json().path("kinds").findValuesAsText("kind")).contains("users");
    admin.get(MOVES + "?limit=1").is(200).has("/items/0/id", begun.id());
    admin.post(path + "/cancel").isProblem(409, "move-ended");
    long last = ended.json().path("last_event").asLong();
    assertThat(
            admin
                .with("Last-Event-ID", Long.toString(last - 1))
                .get(path + "/events")
                .is(200)
                .text())
        .containsOnlyOnce("event: ")
        .contains("id: " + last);
  }

  @Scenario
  void aSecondMoveIsRefusedAndTheFirstCanBeCancelled(Stage stage) {
    Api admin = stage.admin().unrecorded();
    String body =
        json(
            "{'from':'active','to':'postgresql://u:"
                + SECRET
                + "@127.0.0.1:"
                + Relay.closedPort()
                + "/x','to_version':7}");
    Answer first = admin.post(MOVES, body).is(202).has("/state", "running").lacks(SECRET);
    String path = MOVES + "/" + first.id();
    assertThat(admin.post(MOVES, body).isProblem(409, "move-under-way").text("/detail"))
        .contains(first.id());
    admin.post(path + "/cancel").is(202).has("/state", "cancelling").lacks(SECRET);
    admin.get(path + "/events").is(200).lacks(SECRET);
    admin.get(path).is(200).has("/state", "cancelled").lacks(SECRET);
    admin.get(MOVES).is(200).lacks(SECRET);
  }
}
