package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Bodies that are not what they should be. */
final class BadBodies {
  private static final String PATH = "/api/canvases";
  private static final String JSON = "application/json";

  @Scenario
  void whatIsNotJsonIsMalformed(Stage stage) {
    Api api = stage.member();
    for (String body :
        List.of(
            "{",
            "}",
            "{'name':'a'}",
            "{\"name\":\"a\",}",
            "{\"name\":\"a\"}x",
            "{\"name\":01}",
            "{\"name\":NaN}",
            "{\"name\":+1}",
            "{\"name\":\"a\nb\"}",
            "{\"name\":\"\\x\"}",
            "{/* c */\"name\":\"a\"}",
            "nul",
            "<name/>")) {
      api.post(PATH, body).isProblem(400, "malformed-json");
    }
    api.get(PATH).is(200).has("/items", List.of());
  }

  @Scenario
  void aMemberNamedTwiceIsMalformed(Stage stage) {
    Api api = stage.member();
    api.post(PATH, json("{'name':'a','name':'b'}")).isProblem(400, "malformed-json");
    api.post(PATH, json("{'name':'a','data':{'x':1,'y':{'z':1,'z':2}}}"))
        .isProblem(400, "malformed-json");
  }

  @Scenario
  void whatIsNotUnicodeIsRefused(Stage stage) {
    Api api = stage.member();
    for (byte[] name :
        List.of(
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF0, (byte) 0x9F, (byte) 0x9A})) {
      String text = "{\"name\":\"" + new String(name, ISO_8859_1) + "\"}";
      api.send("POST", PATH, JSON, text.getBytes(ISO_8859_1)).isProblem(400, "malformed-json");
    }
    api.send("POST", PATH, JSON, json("{'name':'a'}").getBytes(UTF_16))
        .isProblem(400, "malformed-json");
    for (String lone : List.of("\\ud83d", "\\ude80", "\\ude80\\ud83d", "x\\udbff")) {
      api.post(PATH, "{\"name\":\"" + lone + "\"}").is(400);
    }
    api.get(PATH).is(200).has("/items", List.of());
    // In JSON that is kept as it came the escape is only text.
    api.post(PATH, json("{'name':'a','data':'\\ud83d'}"))
        .is(201)
        .contains(json("'data':'\\ud83d'"));
  }

  @Scenario
  void wrongTypesAreNamed(Stage stage) {
    Api api = stage.member();
    for (String value : List.of("1", "true", "[]", "{}")) {
      api.post(PATH, "{\"name\":" + value + "}").isProblem(400, "invalid-request").blames("/name");
    }
    api.post("/api/conversations", json("{'archived':'yes'}"))
        .isProblem(400, "invalid-request")
        .blames("/archived");
    api.post("/api/conversations", json("{'archived':1}"))
        .isProblem(400, "invalid-request")
        .blames("/archived");
    for (String size : List.of("'1'", "1.5", "-1", "9223372036854775808", "1e3", "true")) {
      api.post("/api/audio-files", json("{'s3_key':'k','file_size':" + size + "}"))
          .isProblem(400, "invalid-request")
          .blames("/file_size");
    }
    for (String time :
        List.of(
            "1", "'noon'", "'2026-01-31'", "'2026-02-30T00:00:00Z'", "'10000-01-01T00:00:00Z'")) {
      api.post("/api/audio-files", json("{'s3_key':'k','recorded_at':" + time + "}"))
          .isProblem(400, "invalid-request")
          .blames("/recorded_at");
    }
  }

  @Scenario
  void whatIsNoObjectIsRefused(Stage stage) {
    Api api = stage.member();
    for (String body : List.of("{} {}", "[]", "null", "5", "\"text\"", "true")) {
      api.post(PATH, body).isProblem(400, "invalid-request");
    }
    api.send("POST", PATH, JSON, "").isProblem(400, "invalid-request");
  }

  @Scenario
  void unknownFieldsAreNamed(Stage stage) {
    Api api = stage.member();
    api.post(PATH, json("{'name':'a','colour':'red'}"))
        .isProblem(400, "invalid-request")
        .blames("/colour");
    api.post(PATH, json("{'name':'a','a/b~c':1}"))
        .isProblem(400, "invalid-request")
        .blames("/a~1b~0c");
    for (String own : List.of("owner_id", "revision", "created_at", "updated_at")) {
      api.post(PATH, json("{'name':'a','" + own + "':null}"))
          .isProblem(400, "invalid-request")
          .blames("/" + own);
    }
  }

  @Scenario
  void whatIsTooLongIsNamed(Stage stage) {
    Api api = stage.member();
    api.post(PATH, json("{'name':'" + "é".repeat(1_000) + "'}")).is(201);
    api.post(PATH, json("{'name':'" + "é".repeat(1_001) + "'}"))
        .isProblem(400, "invalid-request")
        .blames("/name");
    api.post(PATH, json("{'name':'a','description':'" + "x".repeat(10_001) + "'}"))
        .isProblem(400, "invalid-request")
        .blames("/description");
  }

  @Scenario
  void largeJsonIsKept(Stage stage) {
    Api api = stage.member();
    String data = "{ \"filler\" : \"" + "0123456789abcdé🚀".repeat(60_000) + "\" , \"n\":-0.0 }";
    Answer made = api.post(PATH, "{\"name\":\"big\",\"data\":" + data + "}").is(201);
    api.get(PATH + "/" + made.id()).is(200).contains("\"data\":" + data);
  }

  @Scenario
  void bodiesHaveALimit(Stage stage) {
    Api api = stage.member().unrecorded();
    byte[] body = ("{\"name\":\"" + "x".repeat(2 << 20) + "\"}").getBytes(UTF_8);
    api.send("POST", PATH, JSON, body).isProblem(413, "content-too-large");
    api.send("PATCH", PATH + "/x", "application/merge-patch+json", body)
        .isProblem(413, "content-too-large");
  }

  @Scenario
  void deepNestingIsRefused(Stage stage) {
    Api api = stage.member();
    String deep = "[".repeat(400) + "]".repeat(400);
    api.post(PATH, "{\"name\":\"a\",\"data\":" + deep + "}").is(201);
    String deeper = "[".repeat(100_000) + "]".repeat(100_000);
    api.post(PATH, "{\"name\":\"a\",\"data\":" + deeper + "}").isProblem(400, "malformed-json");
  }
}
