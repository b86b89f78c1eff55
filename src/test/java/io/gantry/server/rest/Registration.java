package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;
import static io.gantry.server.rest.Json.string;

import java.util.List;

/** People make themselves accounts. */
final class Registration {
  private static final String PATH = "/api/auth/register";

  @Scenario
  void anAccountIsSignedInAtOnce(Stage stage) {
    String name = stage.newName();
    Answer made =
        stage
            .anybody()
            .post(PATH, body(name, ",'email':'" + name + "@example.org','display_name':'Dá 🚀'"))
            .is(201)
            .has("/token_type", "Bearer")
            .has("/expires_in", 900)
            .has("/user/username", name)
            .has("/user/email", name + "@example.org")
            .has("/user/display_name", "Dá 🚀")
            .has("/user/role", "member")
            .has("/user/status", "active")
            .lacks("hash")
            .lacks(Stage.PASSWORD);
    stage
        .anybody()
        .as(made.text("/access_token"))
        .get("/api/auth/me")
        .is(200)
        .has("/id", made.text("/user/id"))
        .lacks("hash");
  }

  @Scenario
  void namesAndAddressesAreTakenWhateverTheirCase(Stage stage) {
    Api api = stage.anybody();
    String name = stage.newName();
    String email = name + "@example.org";
    api.post(PATH, body(name, ",'email':'" + email + "'")).is(201);
    api.post(PATH, body(name.toUpperCase(java.util.Locale.ROOT), ""))
        .isProblem(409, "already-exists")
        .blames("/username");
    api.post(PATH, body(name + "x", ",'email':'" + email.toUpperCase(java.util.Locale.ROOT) + "'"))
        .isProblem(409, "already-exists")
        .blames("/email");
    api.post(PATH, body(email, "")).isProblem(409, "already-exists").blames("/username");
  }

  @Scenario
  void whatBreaksARuleIsNamed(Stage stage) {
    Api api = stage.anybody();
    String name = stage.newName();
    api.post(PATH, json("{'username':'" + name + "'}")).isProblem(400, "invalid-request");
    api.post(PATH, json("{'username':'" + name + "','password':'short'}"))
        .isProblem(400, "invalid-request")
        .blames("/password");
    api.post(PATH, json("{'username':'" + name + "','password':'" + "x".repeat(1_025) + "'}"))
        .isProblem(400, "invalid-request")
        .blames("/password");
    api.post(PATH, body(" ", "")).isProblem(400, "invalid-request").blames("/username");
    api.post(PATH, body("x".repeat(321), "")).isProblem(400, "invalid-request").blames("/username");
    api.post(PATH, body("a\u0000b", "")).isProblem(400, "invalid-request").blames("/username");
    api.post(PATH, body(name, ",'email':'nobody'"))
        .isProblem(400, "invalid-request")
        .blames("/email");
    api.post(PATH, body(name, ",'role':'admin'")).isProblem(400, "invalid-request").blames("/role");
    api.post(PATH, body(name, ",'tenant':'other'")).is(400);
    api.post(PATH, body(name, "")).is(201);
  }

  @Scenario
  void ofManyAtOnceOneGetsTheName(Stage stage) throws Exception {
    String name = stage.newName();
    List<Integer> statuses =
        Preconditions.together(
            6, number -> stage.anybody().unrecorded().post(PATH, body(name, "")).status());
    stage
        .login(name, Stage.PASSWORD)
        .is(200)
        .satisfies(
            statuses.stream().filter(status -> status == 201).count() == 1
                && statuses.stream().filter(status -> status == 409).count() == 5,
            "one gets it: " + statuses);
  }

  private static String body(String name, String more) {
    return "{\"username\":"
        + string(name)
        + ",\"password\":"
        + string(Stage.PASSWORD)
        + json(more)
        + "}";
  }
}
