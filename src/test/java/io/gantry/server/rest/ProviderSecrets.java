package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;

import java.util.List;

/** Secrets of providers go in and never come out. */
final class ProviderSecrets {
  private static final String PATH = "/api/provider-configs";
  private static final String SECRET = "sk-7Qz-never-shown";

  @Scenario
  void noAnswerShowsASecret(Stage stage) {
    Api api = stage.member();
    String body = json("{'provider':'openai','secret':'" + SECRET + "'}");
    Answer made = api.with("Idempotency-Key", "s").post(PATH, body).is(201);
    String path = PATH + "/" + made.id();
    for (Answer answer :
        List.of(
            made,
            api.with("Idempotency-Key", "s").post(PATH, body).is(201),
            api.get(path).is(200),
            api.get(PATH).is(200),
            api.patch(path, json("{'secret':'" + SECRET + "2'}")).is(200),
            api.patch(path, json("{'secret':'" + SECRET + "','provider':5}")).is(400),
            api.post(PATH, json("{'secret':'" + SECRET + "'}")).is(400),
            api.post(PATH, json("{'provider':'p','secret':['" + SECRET + "']}")).is(400),
            api.post(PATH, json("{'provider':'p','secret':'" + SECRET + "'")).is(400))) {
      answer.lacks(SECRET).hasNo("/secret").hasNo("/encrypted_secret");
    }
  }

  @Scenario
  void whetherThereIsOneIsTold(Stage stage) {
    Api api = stage.member();
    String path =
        PATH
            + "/"
            + api.post(PATH, json("{'provider':'p'}")).is(201).has("/has_secret", false).id();
    api.patch(path, json("{'secret':'" + SECRET + "'}")).is(200).has("/has_secret", true);
    api.patch(path, json("{'active':false}")).is(200).has("/has_secret", true);
    api.patch(path, json("{'secret':null}")).is(200).has("/has_secret", false);
    api.patch(path, json("{'secret':' '}")).isProblem(400, "invalid-request").blames("/secret");
    api.patch(path, json("{'secret':'" + "x".repeat(8_001) + "'}"))
        .isProblem(400, "invalid-request")
        .blames("/secret");
    api.patch(path, json("{'config':[]}")).isProblem(400, "invalid-request").blames("/config");
  }
}
