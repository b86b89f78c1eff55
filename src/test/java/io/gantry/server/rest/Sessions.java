package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;

import java.util.List;

/** What a sign-in starts and what ends it. */
final class Sessions {
  private static final String REFRESH = "/api/auth/refresh";
  private static final String SESSIONS = "/api/auth/sessions";

  @Scenario
  void aRefreshTokenIsGoodForOneExchange(Stage stage) {
    Api api = stage.anybody();
    Answer first = signIn(stage);
    Answer second = api.post(REFRESH, refresh(first)).is(200);
    second.satisfies(
        !second.text("/refresh_token").equals(first.text("/refresh_token"))
            && !second.text("/access_token").equals(first.text("/access_token")),
        "new tokens");
    api.as(second.text("/access_token")).get("/api/auth/me").is(200);
    api.post(REFRESH, refresh(second)).is(200).has("/token_type", "Bearer");
  }

  @Scenario
  void usingATokenTwiceEndsTheSession(Stage stage) {
    Api api = stage.anybody();
    Answer first = signIn(stage);
    Answer second = api.post(REFRESH, refresh(first)).is(200);
    api.post(REFRESH, refresh(first)).is(401);
    api.post(REFRESH, refresh(second)).is(401);
    api.as(second.text("/access_token")).get("/api/auth/me").isProblem(401, "not-signed-in");
    api.as(first.text("/access_token")).get("/api/auth/me").isProblem(401, "not-signed-in");
  }

  @Scenario
  void logoutEndsTheSessionAtOnce(Stage stage) {
    String name = stage.newName();
    stage.register(name).is(201);
    Answer one = stage.login(name, Stage.PASSWORD).is(200);
    Answer other = stage.login(name, Stage.PASSWORD).is(200);
    Api api = stage.anybody().as(one.text("/access_token"));
    api.get("/api/auth/me").is(200);
    api.post("/api/auth/logout").is(204);
    api.get("/api/auth/me").isProblem(401, "not-signed-in");
    api.post("/api/canvases", json("{'name':'n'}")).isProblem(401, "not-signed-in");
    stage.anybody().post(REFRESH, refresh(one)).is(401);
    stage.anybody().as(other.text("/access_token")).get("/api/auth/me").is(200);
  }

  @Scenario
  void sessionsAreListedAndEnded(Stage stage) {
    String name = stage.newName();
    Answer first = stage.register(name).is(201);
    Answer second = stage.login(name, Stage.PASSWORD).is(200);
    Api api = stage.anybody().as(first.text("/access_token"));
    Answer list = api.get(SESSIONS).is(200);
    list.assertItems("/id").hasSize(2);
    list.assertItems("/current").containsExactly("false", "true");
    String newest = list.text("/items/0/id");
    api.get(SESSIONS + "/" + newest).is(200).has("/current", false).has("/revoked_at", null);
    stage.member().get(SESSIONS + "/" + newest).isProblem(404, "not-found");
    stage.member().delete(SESSIONS + "/" + newest).isProblem(404, "not-found");
    api.delete(SESSIONS + "/" + newest).is(204);
    api.get(SESSIONS + "/" + newest).is(200).assertText("/revoked_at").isNotEmpty();
    stage
        .anybody()
        .as(second.text("/access_token"))
        .get("/api/auth/me")
        .isProblem(401, "not-signed-in");
    stage.anybody().post(REFRESH, refresh(second)).is(401);
    api.get("/api/auth/me").is(200);
    api.delete(SESSIONS + "/unknown").isProblem(404, "not-found");
  }

  @Scenario
  void allSessionsAreEndedTogether(Stage stage) {
    String name = stage.newName();
    Answer first = stage.register(name).is(201);
    Answer second = stage.login(name, Stage.PASSWORD).is(200);
    Api api = stage.anybody().as(second.text("/access_token"));
    api.delete(SESSIONS).is(204);
    for (Answer ended : List.of(first, second)) {
      stage.anybody().as(ended.text("/access_token")).get("/api/auth/me").is(401);
    }
  }

  @Scenario
  void aNewPasswordEndsTheOtherSessions(Stage stage) {
    String name = stage.newName();
    Answer first = stage.register(name).is(201);
    Answer second = stage.login(name, Stage.PASSWORD).is(200);
    Api api = stage.anybody().as(second.text("/access_token"));
    api.post("/api/auth/password", passwords("not the password", "another password"))
        .isProblem(403, "wrong-password");
    api.post("/api/auth/password", passwords(Stage.PASSWORD, "short"))
        .isProblem(400, "invalid-request");
    api.post("/api/auth/password", passwords(Stage.PASSWORD, "another password")).is(204);
    api.get("/api/auth/me").is(200);
    stage.anybody().as(first.text("/access_token")).get("/api/auth/me").is(401);
    stage.anybody().post(REFRESH, refresh(first)).is(401);
    stage.login(name, Stage.PASSWORD).is(401);
    stage.login(name, "another password").is(200);
  }

  private static String passwords(String current, String wanted) {
    return "{\"current_password\":"
        + Json.string(current)
        + ",\"new_password\":"
        + Json.string(wanted)
        + "}";
  }

  @Scenario
  void wrongRefreshTokensAreRefused(Stage stage) {
    Api api = stage.anybody();
    api.post(REFRESH, "{}").isProblem(400, "invalid-request");
    api.post(REFRESH, json("{'refresh_token':'made up'}")).is(401);
    api.post(REFRESH, json("{'refresh_token':'" + "x".repeat(5_000) + "'}")).is(401);
    api.post(REFRESH, json("{'refresh_token':7}")).isProblem(400, "invalid-request");
    Answer signedIn = signIn(stage);
    api.post(REFRESH, json("{'refresh_token':'" + signedIn.text("/access_token") + "'}")).is(401);
  }

  @Scenario
  void ofManyExchangesAtOnceAtMostOneSucceeds(Stage stage) throws Exception {
    Answer first = signIn(stage);
    Api api = stage.anybody().unrecorded();
    List<Integer> statuses =
        Preconditions.together(8, number -> api.post(REFRESH, refresh(first)).status());
    first.satisfies(
        statuses.stream().filter(status -> status == 200).count() <= 1
            && statuses.stream().allMatch(status -> status == 200 || status == 401),
        "at most one: " + statuses);
    api.post(REFRESH, refresh(first)).is(401);
  }

  private static Answer signIn(Stage stage) {
    return stage.register(stage.newName()).is(201);
  }

  private static String refresh(Answer signedIn) {
    return "{\"refresh_token\":\"" + signedIn.text("/refresh_token") + "\"}";
  }
}
