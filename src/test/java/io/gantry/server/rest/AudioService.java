package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;
import static io.gantry.server.rest.Json.string;

/** The paths and fields that clients of the audio service know. */
final class AudioService {
  @Scenario
  void registerAndLogin(Stage stage) {
    Api api = stage.anybody();
    String email = stage.newName() + "@example.org";
    Answer made = api.post("/api/register", credentials(email, "long enough")).is(200);
    Answer login =
        api.post("/api/login", credentials(email.toUpperCase(java.util.Locale.ROOT), "long enough"))
            .is(200);
    for (Answer answer : java.util.List.of(made, login)) {
      answer
          .hasExactlyFields("", "token", "user_id", "key_salt", "user")
          .hasExactlyFields("/user", "user_id", "email", "created_at")
          .has("/user/email", email)
          .has("/user/user_id", answer.text("/user_id"))
          .assertText("/key_salt")
          .matches("[0-9a-f]{64}");
      answer
          .assertText("/user/created_at")
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
    }
    login.has("/key_salt", made.text("/key_salt"));
    api.as(login.text("/token")).get("/api/auth/me").is(200).has("/email", email);
    api.post("/api/register", credentials(email, "long enough"))
        .isProblem(409, "already-exists")
        .blames("/email");
    api.post("/api/register", credentials("b" + email, "short")).is(400);
    Answer wrong = api.post("/api/login", credentials(email, "wrong password")).is(401);
    Answer unknown = api.post("/api/login", credentials("x" + email, "wrong password")).is(401);
    wrong.has("/detail", unknown.text("/detail"));
  }

  @Scenario
  void audioFiles(Stage stage) {
    Api api = stage.member();
    Answer first =
        api.post(
                "/api/audio-file",
                json("{'s3_key':'a/1.m4a','file_size':10,'recorded_at':'2025-10-19T08:00:00.5'}"))
            .is(200)
            .hasExactlyFields(
                "", "file_id", "user_id", "s3_key", "file_size", "uploaded_at", "recorded_at")
            .has("/recorded_at", "2025-10-19T08:00:00.500000");
    Answer second = api.post("/api/audio-file", json("{'s3_key':'a/2.m4a'}")).is(200);
    second.has("/file_size", null).has("/recorded_at", null);
    Answer list = api.get("/api/user/audio-files").is(200);
    list.satisfies(list.json().isArray() && list.json().size() == 2, "an array of both");
    list.has("/0/file_id", second.text("/file_id")).has("/1/file_id", first.text("/file_id"));
    Answer newest = api.get("/api/user/audio-files?limit=1").is(200);
    newest.satisfies(newest.json().size() == 1, "one");
    for (String bad : java.util.List.of("0", "101", "x")) {
      api.get("/api/user/audio-files?limit=" + bad).isProblem(400, "invalid-request");
    }
    String path = "/api/audio-file/" + first.text("/file_id");
    api.get(path).is(200).has("/s3_key", "a/1.m4a");
    stage.member().get(path).isProblem(404, "not-found");
    stage.member().delete(path).isProblem(404, "not-found");
    api.get("/api/audio-files/" + first.text("/file_id")).is(200).has("/s3_key", "a/1.m4a");
    api.delete(path)
        .is(200)
        .hasExactlyFields("", "message")
        .has("/message", "Audio file deleted successfully");
    api.get(path).isProblem(404, "not-found");
    api.delete(path).isProblem(404, "not-found");
    api.post("/api/audio-file", json("{'s3_key':'k','recorded_at':'noon'}"))
        .isProblem(400, "invalid-request")
        .blames("/recorded_at");
    stage.anybody().get("/api/user/audio-files").isProblem(401, "not-signed-in");
  }

  @Scenario
  void health(Stage stage) {
    stage
        .anybody()
        .unrecorded()
        .get("/api/health")
        .is(200)
        .hasExactlyFields("", "status", "service", "database")
        .has("/status", "healthy")
        .has("/service", "decision-data-backend");
  }

  private static String credentials(String email, String password) {
    return "{\"email\":" + string(email) + ",\"password\":" + string(password) + "}";
  }
}
