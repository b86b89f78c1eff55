package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;
import static io.gantry.server.rest.Json.string;

import java.util.ArrayList;
import java.util.List;

/** What all kinds of owned records have in common. */
final class OwnedKinds {
  private static final String UNKNOWN = "01890000-0000-7000-8000-000000000000";

  @Scenario
  void recordsAreMadeReadChangedAndDeleted(Stage stage) {
    Api api = stage.member();
    for (Kind kind : Kind.ALL) {
      Answer made = api.post(kind.path(), kind.whole()).is(201).has("/revision", 1);
      String path = kind.path() + "/" + made.id();
      made.hasHeader("Location", path).hasHeader("ETag", "\"1\"");
      Answer read = api.get(path).is(200).hasHeader("ETag", "\"1\"");
      read.satisfies(read.text().equals(made.text()), "GET gives what POST answered");

      Answer changed = api.patch(path, kind.patch()).is(200).hasHeader("ETag", "\"2\"");
      kind.patched().forEach(changed::contains);
      changed.has("/created_at", made.text("/created_at"));
      changed.satisfies(
          changed.text("/updated_at").compareTo(made.text("/updated_at")) > 0, "time goes on");
      Answer after = api.get(path).is(200);
      after.satisfies(after.text().equals(changed.text()), "GET gives what PATCH answered");

      api.delete(path).is(204);
      api.get(path).isProblem(404, "not-found");
      api.delete(path).isProblem(404, "not-found");
      api.patch(path, "{}").isProblem(404, "not-found");
    }
  }

  @Scenario
  void whatIsNotSaidIsNullOrItsDefault(Stage stage) {
    Api api = stage.member();
    for (Kind kind : Kind.ALL) {
      Answer made = api.post(kind.path(), kind.least()).is(201);
      api.get(kind.path() + "/" + made.id()).is(200);
    }
  }

  @Scenario
  void requiredFieldsAreNamed(Stage stage) {
    Api api = stage.member();
    api.post("/api/canvases", "{}").isProblem(400, "invalid-request").blames("/name");
    api.post("/api/workflows", "{}").isProblem(400, "invalid-request").blames("/name");
    api.post("/api/documents", "{}").isProblem(400, "invalid-request").blames("/doc_type");
    api.post("/api/audio-files", "{}").isProblem(400, "invalid-request").blames("/s3_key");
    api.post("/api/provider-configs", "{}").isProblem(400, "invalid-request").blames("/provider");
  }

  @Scenario
  void listsLeaveOutTheHeavyPart(Stage stage) {
    Api api = stage.member();
    for (Kind kind : Kind.ALL) {
      api.post(kind.path(), kind.whole()).is(201);
      Answer list = api.get(kind.path()).is(200).has("/next_cursor", null);
      if (kind.heavy() != null) {
        list.has("/items/0/" + kind.heavy(), null);
      }
    }
  }

  @Scenario
  void jsonComesBackByteForByte(Stage stage) {
    Api api = stage.member();
    String data =
        "{ \"z\" : 1e2,\t\"a\":[0.10, 1E+400, 0.30000000000000004],\"\":null , \"\\u0000\":"
            + "\"\\ud83d\\ude80 \\/ é e\u0301 🚀\", \"deep\":[[[[{}]]]]  }";
    Answer made = api.post("/api/canvases", "{\"name\":\"b\", \"data\" :  " + data + " }").is(201);
    made.contains("\"data\":" + data);
    api.get("/api/canvases/" + made.id()).is(200).contains("\"data\":" + data);
    // A patch elsewhere leaves it as it is.
    api.patch("/api/canvases/" + made.id(), json("{'name':'c'}")).is(200).contains(data);
    for (String value : List.of("0", "-0.0", "\"\"", "[ ]", "true", "{ }")) {
      String path = "/api/canvases/" + made.id();
      api.patch(path, "{\"data\":" + value + "}").is(200);
      api.get(path).is(200).contains("\"data\":" + value + ",");
    }
  }

  @Scenario
  void textKeepsEveryCharacter(Stage stage) {
    Api api = stage.member();
    for (String text :
        List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "é",
            "e\u0301",
            "🚀👩‍👩‍👧",
            "\uFEFFx",
            "\\u0041",
            "'\";--")) {
      Answer made =
          api.post("/api/canvases", "{\"name\":" + string(text) + "}").is(201).has("/name", text);
      api.get("/api/canvases/" + made.id()).is(200).has("/name", text);
    }
  }

  @Scenario
  void clientsMayChooseIds(Stage stage) {
    Api api = stage.member();
    for (Kind kind : List.of(Kind.CANVAS, Kind.CONVERSATION, Kind.DOCUMENT, Kind.AUDIO_FILE)) {
      String id = "own " + kind.path() + "#1 🚀";
      String wanted =
          kind.least().equals("{}")
              ? "{\"id\":" + string(id) + "}"
              : "{\"id\":" + string(id) + "," + kind.least().substring(1);
      Answer made = api.post(kind.path(), wanted).is(201).has("/id", id);
      api.get(made.requireHeader("Location")).is(200).has("/id", id);
      api.post(kind.path(), wanted).isProblem(409, "already-exists").blames("/id");
    }
    api.post("/api/canvases", json("{'name':'n','id':''}"))
        .isProblem(400, "invalid-request")
        .blames("/id");
    api.post("/api/canvases", json("{'name':'n','id':'" + "x".repeat(129) + "'}"))
        .isProblem(400, "invalid-request")
        .blames("/id");
    api.post("/api/canvases", json("{'name':'n','id':'a\\u0007'}"))
        .isProblem(400, "invalid-request")
        .blames("/id");
  }

  @Scenario
  void idsCannotBeChanged(Stage stage) {
    Api api = stage.member();
    String path = "/api/canvases/" + api.post("/api/canvases", json("{'name':'n'}")).is(201).id();
    api.patch(path, json("{'id':'other'}")).isProblem(400, "invalid-request").blames("/id");
    api.patch(path, json("{'owner_id':'other'}")).isProblem(400, "invalid-request");
    api.patch(path, json("{'revision':7}")).isProblem(400, "invalid-request");
  }

  @Scenario
  void manyAreDeletedAtOnce(Stage stage) {
    Api api = stage.member();
    Api other = stage.member();
    for (Kind kind : Kind.ALL) {
      List<String> ids = new ArrayList<>();
      for (int count = 0; count < 3; count++) {
        ids.add(string(api.post(kind.path(), kind.least()).is(201).id()));
      }
      String foreign = other.post(kind.path(), kind.least()).is(201).id();
      ids.add(string(foreign));
      ids.add(string(UNKNOWN));
      ids.add(ids.get(0));
      ids.add(string("no\u0000id"));
      api.post(kind.path() + "/bulk-delete", "{\"ids\":" + ids + "}")
          .is(200)
          .has("/deleted", 3)
          .has("/missing", 3);
      api.get(kind.path()).is(200).has("/items", List.of());
      other.get(kind.path() + "/" + foreign).is(200);
    }
    api.post("/api/canvases/bulk-delete", json("{'ids':[]}")).isProblem(400, "invalid-request");
    api.post("/api/canvases/bulk-delete", "{}").isProblem(400, "invalid-request").blames("/ids");
    api.post("/api/canvases/bulk-delete", json("{'ids':[null]}")).isProblem(400, "invalid-request");
  }

  @Scenario
  void nobodyGetsInWithoutSigningIn(Stage stage) {
    Api api = stage.anybody();
    for (Kind kind : Kind.ALL) {
      api.get(kind.path()).isProblem(401, "not-signed-in");
      api.post(kind.path(), kind.least()).isProblem(401, "not-signed-in");
      api.get(kind.path() + "/" + UNKNOWN).isProblem(401, "not-signed-in");
      api.patch(kind.path() + "/" + UNKNOWN, "{}").isProblem(401, "not-signed-in");
      api.delete(kind.path() + "/" + UNKNOWN).isProblem(401, "not-signed-in");
    }
  }
}
