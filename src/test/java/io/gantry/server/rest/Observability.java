package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;

import java.util.List;

/** Health and metrics. */
final class Observability {
  @Scenario
  void healthTellsTheStore(Stage stage) {
    Answer health =
        stage
            .anybody()
            .unrecorded()
            .get("/health")
            .is(200)
            .has("/status", "OK")
            .has("/database/connected", true)
            .has("/database/migrationStatus", "up-to-date");
    String provider = health.text("/database/provider");
    health
        .hasExactlyFields("", "status", "database")
        .hasExactlyFields("/database", "provider", "connected", "migrationStatus", "schemaVersion")
        .has("/database/schemaVersion", provider.equals("dynamodb") ? 8 : 7);
  }

  @Scenario
  void probesFollowMicroProfileHealth(Stage stage) {
    Api api = stage.anybody().unrecorded();
    for (String probe : List.of("live", "ready", "started")) {
      Answer answer = api.get("/health/" + probe).is(200).has("/status", "UP");
      answer.satisfies(answer.at("/checks").isArray(), "checks are listed");
    }
  }

  @Scenario
  void metricsCountRequestsStoreCallsAndPools(Stage stage) {
    Api api = stage.member().unrecorded();
    api.post("/api/canvases", json("{'name':'counted'}")).is(201);
    String id = api.get("/api/canvases").is(200).text("/items/0/id");
    api.get("/api/canvases/" + id).is(200);
    Answer metrics = stage.anybody().unrecorded().get("/metrics").is(200);
    metrics.satisfies(
        metrics.requireHeader("Content-Type").startsWith("text/plain"), "Prometheus text");
    metrics.contains("# TYPE ").contains("http_server_requests_seconds_count").lacks(id);
    metrics.contains("jvm_memory_used_bytes");
    String provider = stage.anybody().unrecorded().get("/health").text("/database/provider");
    for (String call : List.of("canvases.create", "canvases.list", "canvases.find")) {
      metrics.contains(
          "gantry_store_calls_seconds_count{call=\"%s\",provider=\"%s\"}"
              .formatted(call, provider));
    }
    for (String state : List.of("leased", "pending", "max")) {
      metrics.contains(
          "gantry_store_connections{pool=\"gantry-%s\",state=\"%s\"}"
              .formatted(provider.equals("sqlite") ? "sqlite-readers" : provider, state));
    }
  }

  @Scenario
  void nothingButReadingIsAllowedOutsideTheApi(Stage stage) {
    Api api = stage.anybody().unrecorded();
    for (String path : List.of("/health", "/metrics", "/problems/", "/.well-known/jwks.json")) {
      for (String method : List.of("POST", "DELETE", "PROPFIND")) {
        api.sendRaw(
                Request.of(method, path),
                method + " " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
            .isProblem(405, "method-not-allowed");
      }
    }
  }

  @Scenario
  void answersDoNotNameTheServer(Stage stage) {
    Answer answer = stage.anybody().get("/api/auth/me").is(401);
    answer
        .satisfies(answer.header("X-Powered-By").isEmpty(), "no X-Powered-By")
        .satisfies(!answer.header("Server").orElse("").contains("Payara"), "no product in Server");
  }
}
