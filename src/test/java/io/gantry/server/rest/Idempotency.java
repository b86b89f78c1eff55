package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.TreeSet;

/** {@code Idempotency-Key}: once executed, the same answer again. */
final class Idempotency {
  @Scenario
  void theSameRequestGetsTheSameAnswer(Stage stage) {
    Api api = stage.member();
    int number = 0;
    for (Kind kind : Kind.ALL) {
      number++;
      Api keyed = api.with("Idempotency-Key", "key-" + number);
      Answer first = keyed.post(kind.path(), kind.whole()).is(201);
      Answer again =
          keyed.post(kind.path(), kind.whole()).is(201).hasHeader("Idempotent-Replayed", "true");
      again
          .satisfies(again.text().equals(first.text()), "the same body")
          .hasHeader("Location", first.requireHeader("Location"))
          .hasHeader("ETag", first.etag());
      api.get(kind.path()).is(200).assertItems("/id").containsExactly(first.id());
    }
  }

  @Scenario
  void anotherBodyUnderTheSameKeyIsRefused(Stage stage) {
    Api api = stage.member().with("Idempotency-Key", "one");
    api.post("/api/canvases", json("{'name':'a'}")).is(201);
    api.post("/api/canvases", json("{'name':'b'}")).isProblem(422, "idempotency-key-reused");
    api.post("/api/workflows", json("{'name':'a'}")).isProblem(422, "idempotency-key-reused");
    api.get("/api/canvases").is(200).assertItems("/name").containsExactly("a");
  }

  @Scenario
  void keysOfOthersDoNotMeet(Stage stage) {
    for (int person = 0; person < 2; person++) {
      Api api = stage.member();
      api.with("Idempotency-Key", "same").post("/api/canvases", json("{'name':'a'}")).is(201);
      api.get("/api/canvases").is(200).assertItems("/name").containsExactly("a");
    }
  }

  @Scenario
  void aRefusedRequestFreesItsKey(Stage stage) {
    Api api = stage.member().with("Idempotency-Key", "again");
    api.post("/api/canvases", "{}").isProblem(400, "invalid-request");
    api.post("/api/canvases", json("{'name':'now right'}")).is(201);
  }

  @Scenario
  void messagesTicketsAndBulksAreMadeOnce(Stage stage) {
    Api api = stage.member();
    String conversation = "/api/conversations/" + api.post("/api/conversations", "{}").is(201).id();
    String message = json("{'role':'user','content':'once'}");
    once(api, conversation + "/messages", message, 201);
    once(
        api,
        conversation + "/messages/bulk",
        "{\"messages\":[" + message + "," + message + "]}",
        201);
    once(api, conversation + "/tickets", json("{'title':'t'}"), 201);
    once(api, conversation + "/share", "", 200);
    api.get(conversation).is(200).has("/message_count", 3);
    api.get(conversation + "/tickets").is(200).assertItems("/title").containsExactly("t");
  }

  @Scenario
  void anUploadIsStoredOnce(Stage stage) {
    Api api = stage.member();
    Api keyed = api.with("Idempotency-Key", "upload");
    Form form = Form.file("a.txt", "text/plain", "once".getBytes(UTF_8));
    Answer first = keyed.upload("/api/files", form).is(201);
    keyed.upload("/api/files", form).is(201).has("/id", first.id());
    keyed
        .upload("/api/files", Form.file("a.txt", "text/plain", "other".getBytes(UTF_8)))
        .isProblem(422, "idempotency-key-reused");
    api.get("/api/files").is(200).assertItems("/id").containsExactly(first.id());
  }

  @Scenario
  void anAccountIsMadeOnce(Stage stage) {
    Api api = stage.anybody().with("Idempotency-Key", stage.newName());
    String body =
        "{\"username\":"
            + Json.string(stage.newName())
            + ",\"password\":"
            + Json.string(Stage.PASSWORD)
            + "}";
    Answer first = api.post("/api/auth/register", body).is(201);
    Answer again = api.post("/api/auth/register", body).is(201);
    again
        .hasHeader("Idempotent-Replayed", "true")
        .satisfies(again.text().equals(first.text()), "the same body");
    stage.anybody().as(again.text("/access_token")).get("/api/auth/me").is(200);
  }

  @Scenario
  void badKeysAreRefused(Stage stage) {
    Api api = stage.member();
    api.with("Idempotency-Key", "")
        .post("/api/canvases", json("{'name':'a'}"))
        .isProblem(400, "invalid-request");
    api.with("Idempotency-Key", "x".repeat(1_000))
        .post("/api/canvases", json("{'name':'a'}"))
        .isProblem(400, "invalid-request");
  }

  @Scenario
  void sixteenAtOnceMakeOne(Stage stage) throws Exception {
    Api api = stage.member().unrecorded();
    Api keyed = api.with("Idempotency-Key", "race");
    List<Answer> answers =
        Preconditions.together(16, number -> keyed.post("/api/canvases", json("{'name':'one'}")));
    TreeSet<String> made = new TreeSet<>();
    for (Answer answer : answers) {
      if (answer.status() == 201) {
        made.add(answer.id());
      } else {
        answer.isProblem(409, "request-under-way").requireHeader("Retry-After");
      }
    }
    Answer list = api.get("/api/canvases").is(200);
    list.assertItems("/id").containsExactlyElementsOf(made);
    list.satisfies(made.size() == 1, "exactly one was made: " + made);
    keyed.post("/api/canvases", json("{'name':'one'}")).is(201).has("/id", made.first());
  }

  private static void once(Api api, String path, String body, int status) {
    Api keyed = api.with("Idempotency-Key", "once " + path);
    Answer first = body.isEmpty() ? keyed.post(path) : keyed.post(path, body);
    Answer again = body.isEmpty() ? keyed.post(path) : keyed.post(path, body);
    first.is(status);
    again
        .is(status)
        .hasHeader("Idempotent-Replayed", "true")
        .satisfies(again.text().equals(first.text()), "the same body");
  }
}
