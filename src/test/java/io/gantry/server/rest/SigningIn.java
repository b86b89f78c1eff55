package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;
import static io.gantry.server.rest.Json.string;

import java.util.Locale;

/** Name and password against tokens. */
final class SigningIn {
  private static final String PATH = "/api/auth/login";

  @Scenario
  void byNameOrAddressInAnyCase(Stage stage) {
    Api api = stage.anybody();
    String name = "Ünï-" + stage.newName();
    String email = stage.newName() + "@Example.org";
    api.post(
            "/api/auth/register",
            "{\"username\":"
                + string(name)
                + ",\"email\":"
                + string(email)
                + ",\"password\":"
                + string(Stage.PASSWORD)
                + "}")
        .is(201);
    for (String spelling :
        java.util.List.of(
            name, name.toUpperCase(Locale.ROOT), email, email.toLowerCase(Locale.ROOT))) {
      Answer answer =
          api.post(PATH, body(spelling, Stage.PASSWORD))
              .is(200)
              .hasExactlyFields(
                  "",
                  "access_token",
                  "refresh_token",
                  "token_type",
                  "expires_in",
                  "user",
                  "status",
                  "token",
                  "user_info",
                  "message")
              .has("/user/username", name);
      api.as(answer.text("/access_token")).get("/api/auth/me").is(200);
    }
  }

  @Scenario
  void aWrongPasswordAndAnUnknownNameLookTheSame(Stage stage) {
    Api api = stage.anybody();
    String name = stage.newName();
    stage.register(name).is(201);
    Answer wrong = api.post(PATH, body(name, "not the password")).is(401);
    Answer unknown = api.post(PATH, body("nobody-" + name, "not the password")).is(401);
    Answer tenant =
        api.post(PATH, json("{'username':'" + name + "','password':'x','tenant':'nowhere'}"))
            .is(401);
    for (String field : java.util.List.of("/type", "/title", "/detail")) {
      wrong.has(field, unknown.text(field)).has(field, tenant.text(field));
    }
    wrong.satisfies(
        wrong.header("WWW-Authenticate").equals(unknown.header("WWW-Authenticate")),
        "the same challenge");
  }

  @Scenario
  void wrongBodiesAreRefused(Stage stage) {
    Api api = stage.anybody();
    api.post(PATH, "{}").isProblem(400, "invalid-request");
    api.post(PATH, json("{'username':'a'}")).isProblem(400, "invalid-request");
    api.post(PATH, json("{'username':1,'password':'x'}"))
        .isProblem(400, "invalid-request")
        .blames("/username");
    api.post(PATH, body("a\u0000", "x")).is(401);
    api.post(PATH, body("x".repeat(10_000), "x")).is(401);
  }

  @Scenario
  void guessingIsSlowedDown(Stage stage) {
    Api api = stage.anybody().unrecorded();
    String name = stage.newName();
    stage.register(name).is(201);
    for (int attempt = 0; attempt < 10; attempt++) {
      api.post(PATH, body(name, "guess " + attempt)).is(401);
    }
    api.post(PATH, body(name, Stage.PASSWORD))
        .isProblem(429, "too-many-requests")
        .requireHeader("Retry-After");
    stage.member().get("/api/auth/me").is(200);
  }

  @Scenario
  void theSeededUsersAreThere(Stage stage) {
    stage.anybody().post(PATH, body("admin", "admin123")).is(200).has("/user/role", "admin");
    stage.anybody().post(PATH, body("demo", "demo123")).is(200).has("/user/role", "member");
  }

  private static String body(String name, String password) {
    return "{\"username\":" + string(name) + ",\"password\":" + string(password) + "}";
  }
}
