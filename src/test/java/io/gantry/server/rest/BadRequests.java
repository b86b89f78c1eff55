package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;

import java.util.List;

/** Methods and types that an address does not know. */
final class BadRequests {
  @Scenario
  void methodsThatAnAddressDoesNotHaveAreToldWithThoseItHas(Stage stage) {
    Api api = stage.member();
    String id = api.post("/api/canvases", json("{'name':'c'}")).is(201).id();
    notAllowed(api.put("/api/canvases", "{}"), "GET", "POST");
    notAllowed(api.delete("/api/canvases"), "GET", "POST");
    notAllowed(api.patch("/api/canvases", "{}"), "GET", "POST");
    notAllowed(api.post("/api/canvases/" + id, "{}"), "GET", "PATCH", "DELETE");
    notAllowed(api.put("/api/canvases/" + id, "{}"), "GET", "PATCH", "DELETE");
    notAllowed(api.delete("/api/settings"), "GET", "PUT", "PATCH");
    notAllowed(api.get("/api/auth/login"), "POST");
    notAllowed(api.send(Request.of("BREW", "/api/canvases")));
  }

  @Scenario
  void onlyJsonIsTaken(Stage stage) {
    Api api = stage.member();
    for (String type :
        List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
      api.send("POST", "/api/canvases", type, json("{'name':'c'}"))
          .isProblem(415, "unsupported-media-type");
    }
    api.send("POST", "/api/canvases", "nonsense", json("{'name':'c'}"))
        .isProblem(400, "invalid-request");
    api.send("POST", "/api/canvases", "application/json;charset=utf-8", json("{'name':'c'}"))
        .is(201);
    api.send("POST", "/api/canvases", "Application/JSON", json("{'name':'c'}")).is(201);
  }

  @Scenario
  void onlyJsonIsGiven(Stage stage) {
    Api api = stage.member();
    for (String type : List.of("text/html", "application/xml", "image/png")) {
      api.with("Accept", type).get("/api/canvases").isProblem(406, "not-acceptable");
    }
    for (String type : List.of("application/json", "*/*", "application/*;q=0.5, text/html")) {
      api.with("Accept", type).get("/api/canvases").is(200);
    }
    api.with("Accept", "nonsense").get("/api/canvases").isProblem(406, "not-acceptable");
  }

  @Scenario
  void problemsAreGivenWhateverIsAccepted(Stage stage) {
    Api api = stage.member();
    api.with("Accept", "text/html").get("/api/canvases/unknown").isProblem(406, "not-acceptable");
    api.with("Accept", "application/json").get("/api/canvases/unknown").isProblem(404, "not-found");
    api.with("Accept", "application/problem+json").get("/api/nowhere").isProblem(404, "not-found");
    api.with("Accept", "text/html").get("/api/nowhere").isProblem(404, "not-found");
  }

  @Scenario
  void optionsTellTheMethods(Stage stage) {
    Answer answer = stage.member().send(Request.of("OPTIONS", "/api/canvases"));
    answer.satisfies(answer.status() == 200 || answer.status() == 204, "answered");
    answer.satisfies(answer.requireHeader("Allow").contains("POST"), "POST is allowed");
  }

  private static void notAllowed(Answer answer, String... methods) {
    answer.isProblem(405, "method-not-allowed");
    for (String method : methods) {
      answer.satisfies(answer.requireHeader("Allow").contains(method), "allows " + method);
    }
  }
}
