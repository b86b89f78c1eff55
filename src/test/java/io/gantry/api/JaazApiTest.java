package io.gantry.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.ApiHarness.Answer;
import io.gantry.store.SchemaVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What old clients are answered, on each version. */
class JaazApiTest {

  private static final byte[] PNG =
      "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\u0002\u0080\0\0\u0001\u00e0\u0008\u0006\0\0\0pixels"
          .getBytes(ISO_8859_1);

  private static final String HI = "{\"role\":\"user\",\"content\":\"Hi\"}";
  private static final String CALL =
      "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\","
          + "\"function\":{\"name\":\"draw\",\"arguments\":\"{ \\\"n\\\": 1.0 }\"}}]}";
  private static final String RESULT =
      "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"done \u00e9\"}";
  private static final String MORE =
      "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"More\"},"
          + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"/api/file/im_Ab12Cd34.png\"}}]}";

  @TempDir private Path folder;

  private ApiHarness on(SchemaVersion version) {
    return new ApiHarness(folder, version);
  }

  private static String chat(String sessionId, String... messages) {
    return "{\"messages\":["
        + String.join(",", messages)
        + "],\"canvas_id\":\"c1\",\"session_id\":\""
        + sessionId
        + "\",\"text_model\":{\"provider\":\"openai\",\"model\":\"gpt\",\"url\":\"u\"},"
        + "\"tool_list\":[],\"system_prompt\":null}";
  }

  private static Answer upload(
      ApiHarness api, String path, String name, String type, byte[] bytes) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: "
                + type
                + "\r\n\r\n")
            .getBytes(UTF_8));
    form.writeBytes(bytes);
    form.writeBytes("\r\n--b--\r\n".getBytes(UTF_8));
    return api.sendBytes(
        "POST",
        path,
        form.toByteArray(),
        Map.of("Content-Type", "multipart/form-data; boundary=b"));
  }

  @ParameterizedTest
  @EnumSource(value = SchemaVersion.class, names = "V1", mode = Mode.EXCLUDE)
  void aCanvasIsMadeWithItsChatAndRead(SchemaVersion version) {
    ApiHarness api = on(version);
    api.setNow(Instant.parse("2026-01-02T03:04:05.120Z"));
    String time =
        version.number() <= 4 ? "2026-01-02T03:04:05.120Z" : "2026-01-02T03:04:05.120000Z";
    String body = chat("s1", HI).replaceFirst("\\{", "{\"name\":\"First\",");

    assertThat(api.post("canvas/create", body).body()).isEqualTo("{\"id\":\"c1\"}");

    assertThat(api.get("canvas/list").body())
        .isEqualTo(
            "[{\"id\":\"c1\",\"name\":\"First\",\"description\":\"\",\"thumbnail\":\"\","
                + "\"created_at\":\""
                + time
                + "\",\"updated_at\":\""
                + time
                + "\"}]");
    assertThat(api.get("canvas/c1").body())
        .isEqualTo(
            "{\"data\":{},\"name\":\"First\",\"sessions\":[{\"id\":\"s1\",\"title\":\"Hi\","
                + "\"model\":\"gpt\",\"provider\":\"openai\",\"created_at\":\""
                + time
                + "\",\"updated_at\":\""
                + time
                + "\"}]}");
    assertThat(api.get("chat_session/s1").body()).isEqualTo("[" + HI + "]");
    assertThat(api.get("list_chat_sessions").body())
        .startsWith("[{\"id\":\"s1\",\"canvas_id\":\"c1\",\"title\":\"Hi\",\"model\":\"gpt\",");
  }

  @ParameterizedTest
  @EnumSource(SchemaVersion.class)
  void aChatKeepsWhatMessagesHold(SchemaVersion version) {
    ApiHarness api = on(version);

    Answer answer = api.post("chat", chat("s1", HI, CALL, RESULT, MORE));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"done\"}");
    assertThat(api.get("chat_session/s1").body())
        .isEqualTo("[" + String.join(",", HI, CALL, RESULT, MORE) + "]");
    assertThat(api.get("chat_session/s1/status").body())
        .isEqualTo(
            "{\"session_id\":\"s1\",\"messages\":["
                + String.join(",", HI, CALL, RESULT, MORE)
                + "],\"is_processing\":false,\"timestamp\":"
                + ApiHarness.NOW.toEpochMilli()
                + "}");
  }

  @ParameterizedTest
  @EnumSource(SchemaVersion.class)
  void aHistoryThatIsSentAgainIsNotStoredTwice(SchemaVersion version) {
    ApiHarness api = on(version);

    api.post("chat", chat("s1", HI));
    api.post("chat", chat("s1", HI));
    api.post("chat", chat("s1", HI, CALL));
    api.post("chat", chat("s1", HI, CALL, RESULT, HI));
    api.post("chat", chat("s1", HI, CALL, RESULT, HI));
    api.post("chat", chat("s1", HI, CALL, RESULT, HI, HI));

    assertThat(api.get("chat_session/s1").body())
        .isEqualTo("[" + String.join(",", HI, CALL, RESULT, HI, HI) + "]");
  }

  @Test
  void ofAHistoryThatTheServerDoesNotKnowOnlyTheLastMessageIsNew() {
    ApiHarness api = on(SchemaVersion.V7);
    api.post("chat", chat("s1", HI, CALL));
    String shown = CALL.replace("\"tool_calls\"", "\"result\":1,\"tool_calls\"");

    api.post("chat", chat("s1", HI, shown, MORE));

    assertThat(api.get("chat_session/s1").body())
        .isEqualTo("[" + String.join(",", HI, CALL, MORE) + "]");
  }

  @Test
  void aLongHistoryGoesOnWhereItEnded() {
    ApiHarness api = on(SchemaVersion.V7);
    String[] many =
        Stream.iterate(0, index -> index + 1)
            .limit(450)
            .map(index -> "{\"role\":\"user\",\"content\":\"" + index % 7 + "\"}")
            .toArray(String[]::new);
    api.post("chat", chat("s1", many));
    String[] last = Stream.of(many[447], many[448], many[449], MORE).toArray(String[]::new);

    api.post("chat", chat("s1", last));

    assertThat(api.get("chat_session/s1").body())
        .isEqualTo("[" + String.join(",", many) + "," + MORE + "]");
  }

  @Test
  void theTitleIsTheBeginningOfThePrompt() {
    ApiHarness api = on(SchemaVersion.V4);
    String long300 = "\uD83D\uDE00".repeat(300);

    api.post("chat", chat("s1", "{\"role\":\"user\",\"content\":\"" + long300 + "\"}"));
    api.post("chat", chat("s2", MORE));
    api.post("chat", chat("s3", "{\"content\":\"named\",\"name\":\"x\"}"));

    assertThat(api.get("list_chat_sessions").body())
        .contains("\"title\":\"" + "\uD83D\uDE00".repeat(200) + "\"", "\"id\":\"s2\"")
        .contains("\"title\":\"\"", "\"title\":\"named\"");
    assertThat(api.get("chat_session/s3").body())
        .isEqualTo("[{\"role\": \"user\", \"content\":\"named\",\"name\":\"x\"}]");
  }

  @Test
  void aPromptThatIsCutInTheMidstOfACharacterIsKept() {
    ApiHarness api = on(SchemaVersion.V4);
    String half = "{\"role\":\"user\",\"content\":\"cut \\ud83d\"}";

    assertThat(api.post("chat", chat("s1", half)).status()).isEqualTo(200);

    assertThat(api.get("list_chat_sessions").body()).contains("\"title\":\"cut \uFFFD\"");
    assertThat(api.get("chat_session/s1").body()).isEqualTo("[" + half + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ROLE", "\"gpt\"", "\"openai\""})
  void aChatThatIsRefusedLeavesNothingBehind(String place) {
    ApiHarness api = on(SchemaVersion.V4);
    String body =
        chat("s1", HI, "{\"role\":\"ROLE\",\"content\":\"x\"}")
            .replaceFirst("\\{", "{\"name\":\"First\",")
            .replace(place, place.replaceAll("\\w+", "x".repeat(300)));

    assertThat(api.post("canvas/create", body).status()).isEqualTo(400);
    assertThat(api.post("chat", body).status()).isEqualTo(400);

    assertThat(api.get("canvas/list").body()).isEqualTo("[]");
    assertThat(api.get("list_chat_sessions").body()).isEqualTo("[]");
  }

  @Test
  void theForkReadsAnObject() {
    ApiHarness api = on(SchemaVersion.V5);
    api.post("chat", chat("s1", MORE));
    String object = "{\"messages\":[" + MORE + "],\"last_image_id\":\"im_Ab12Cd34.png\"}";

    assertThat(api.get("chat_session/s1?format=object").body()).isEqualTo(object);
    assertThat(api.send("GET", "chat_session/s1", null, Map.of("X-User-Info", "{}")).body())
        .isEqualTo(object);
    assertThat(
            api.send("GET", "chat_session/s1?format=array", null, Map.of("X-User-Info", "{}"))
                .body())
        .isEqualTo("[" + MORE + "]");
    assertThat(api.get("chat_session/s1?format=x").status()).isEqualTo(400);
    assertThat(api.get("chat_session/none?format=object").body())
        .isEqualTo("{\"messages\":[],\"last_image_id\":\"\"}");
    assertThat(api.get("chat_session/none").body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @EnumSource(SchemaVersion.class)
  void oneMessageIsSaved(SchemaVersion version) {
    ApiHarness api = on(version);

    Answer saved = api.post("chat_session/s1/message", "{\"role\":\"user\",\"content\":\"[1]\"}");
    api.post(
        "chat_session/s1/message",
        "{\"content\":\"[{\\\"type\\\":\\\"text\\\",\\\"text\\\":\\\"x\\\"}]\"}");
    api.post("chat_session/s1/message", "{\"role\":\"assistant\",\"content\":{\"a\":1.0}}");

    assertThat(saved.body())
        .isEqualTo("{\"success\":true,\"message\":\"Message saved successfully\"}");
    assertThat(api.get("chat_session/s1").body())
        .isEqualTo(
            "[{\"role\":\"user\",\"content\":\"[1]\"},"
                + "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]},"
                + "{\"role\":\"assistant\",\"content\":{\"a\":1.0}}]");
  }

  @ParameterizedTest
  @EnumSource(value = SchemaVersion.class, names = "V1", mode = Mode.EXCLUDE)
  void aCanvasIsSavedRenamedAndDeleted(SchemaVersion version) {
    ApiHarness api = on(version);
    api.post("canvas/create", "{\"name\":\"A\",\"canvas_id\":\"c1\",\"messages\":[]}");
    api.setNow(ApiHarness.NOW.plusSeconds(1));

    assertThat(
            api.post("canvas/c1/save", "{\"data\":{ \"n\" : 1.0 },\"thumbnail\":\"/t.png\"}")
                .body())
        .isEqualTo("{\"id\":\"c1\"}");
    api.setNow(ApiHarness.NOW.plusSeconds(9));
    assertThat(api.post("canvas/c1/rename", "{\"name\":\"B\"}").body())
        .isEqualTo("{\"id\":\"c1\"}");

    assertThat(api.get("canvas/c1").body())
        .isEqualTo("{\"data\":{ \"n\" : 1.0 },\"name\":\"B\",\"sessions\":[]}");
    assertThat(api.get("canvas/list").body())
        .contains("\"thumbnail\":\"/t.png\"")
        .contains("\"updated_at\":\"2026-01-02T03:04:" + (version.number() <= 4 ? "06" : "14"));
    api.post("canvas/c1/save", "{\"data\":null}");
    assertThat(api.get("canvas/c1").body()).startsWith("{\"data\":{},");
    assertThat(api.get("canvas/list").body()).contains("\"thumbnail\":\"/t.png\"");
    api.post("canvas/c1/save", "{\"data\":{},\"thumbnail\":\"\"}");
    assertThat(api.get("canvas/list").body()).contains("\"thumbnail\":\"\"");
    assertThat(api.delete("canvas/c1/delete").body()).isEqualTo("{\"id\":\"c1\"}");
    assertThat(api.delete("canvas/c1/delete").body()).isEqualTo("{\"id\":\"c1\"}");
    assertThat(api.get("canvas/c1").body()).isEqualTo("null");
    assertThat(api.get("canvas/list").body()).isEqualTo("[]");
  }

  @Test
  void whatIsWrongIsSaidInTheDetail() {
    ApiHarness api = on(SchemaVersion.V4);
    api.post("canvas/create", "{\"name\":\"A\",\"canvas_id\":\"c1\"}");

    Answer taken = api.post("canvas/create", "{\"name\":\"A\",\"canvas_id\":\"c1\"}");
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.body()).contains("\"detail\":");
    for (String wrong :
        List.of("{}", "{\"name\":\"A\"}", "{\"name\":\"\",\"canvas_id\":\"c2\"}", "[]")) {
      assertThat(api.post("canvas/create", wrong).status()).as(wrong).isEqualTo(400);
    }
    assertThat(
            api.post("canvas/create", "{\"name\":\"A\",\"canvas_id\":\"c2\",\"messages\":[1]}")
                .status())
        .isEqualTo(400);
    assertThat(api.get("canvas/c2").body()).isEqualTo("null");
    assertThat(api.post("canvas/c1/save", "{}").status()).isEqualTo(400);
    assertThat(api.post("canvas/none/save", "{\"data\":{}}").status()).isEqualTo(404);
    assertThat(api.post("canvas/none/rename", "{\"name\":\"B\"}").status()).isEqualTo(404);
    assertThat(api.post("canvas/c1/rename", "{}").status()).isEqualTo(400);
    assertThat(api.post("chat", "{\"messages\":[" + HI + "]}").status()).isEqualTo(400);
    assertThat(api.post("chat", chat("s1", "{\"role\":1,\"content\":\"\"}")).status())
        .isEqualTo(400);
    assertThat(api.get("list_chat_sessions").body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @EnumSource(
      value = SchemaVersion.class,
      names = {"V1", "V2"},
      mode = Mode.EXCLUDE)
  void workflowsHoldTheirJsonAsText(SchemaVersion version) {
    ApiHarness api = on(version);

    Answer made =
        api.post(
            "settings/comfyui/create_workflow",
            "{\"name\":\"w\",\"api_json\":{\"1\":{\"n\":1.0}},\"description\":\"d\","
                + "\"inputs\":[{\"name\":\"i\"}]}");

    assertThat(made.body()).isEqualTo("{\"success\":true}");
    Answer list = api.get("settings/comfyui/list_workflows");
    assertThat(list.body())
        .contains(
            "\"name\":\"w\",\"api_json\":\"{\\\"1\\\":{\\\"n\\\":1.0}}\",\"description\":\"d\","
                + "\"inputs\":\"[{\\\"name\\\":\\\"i\\\"}]\",\"outputs\":\"null\",")
        .matches(version.number() <= 4 ? "\\[\\{\"id\":[0-9]+,.*" : "\\[\\{\"id\":\"[^\"]+\",.*");
    String id = list.body().replaceAll("^.*?\"id\":\"?([^\",]+)\"?,.*$", "$1");
    assertThat(api.delete("settings/comfyui/delete_workflow/" + id).body()).isEqualTo("null");
    assertThat(api.delete("settings/comfyui/delete_workflow?id=" + id).body()).isEqualTo("null");
    assertThat(api.delete("settings/comfyui/delete_workflow").status()).isEqualTo(400);
    assertThat(api.get("settings/comfyui/list_workflows").body()).isEqualTo("[]");
    assertThat(
            api.post(
                    "settings/comfyui/create_workflow",
                    "{\"name\":\"w\",\"api_json\":{},\"description\":\"d\",\"inputs\":[1]}")
                .status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource(SchemaVersion.class)
  void aPictureIsMeasuredAndGivenBack(SchemaVersion version) throws IOException {
    ApiHarness api = on(version);

    Answer made = upload(api, "upload_image", "a.png", "image/png", PNG);

    assertThat(made.body())
        .matches(
            "\\{\"file_id\":\"(im_[A-Za-z0-9_-]{8}\\.png)\",\"url\":\"/api/file/\\1\","
                + "\"width\":640,\"height\":480}");
    Answer read = api.get("file/" + made.member("file_id"));
    assertThat(read.bytes()).isEqualTo(PNG);
    assertThat(read.headers()).containsEntry("Content-Type", "image/png");
    try (Stream<Path> files = Files.walk(folder.resolve("files"))) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(SchemaVersion.class)
  void filmsAndRecordingsAreKept(SchemaVersion version) {
    ApiHarness api = on(version);
    byte[] bytes = "bytes".getBytes(UTF_8);

    Answer film = upload(api, "upload_video", "a.mp4", "video/mp4", bytes);
    Answer sound = upload(api, "upload_audio", "a.mp3", "audio/mpeg", bytes);

    assertThat(film.body())
        .matches("\\{\"file_id\":\"(im_.{8}\\.mp4)\",\"url\":\"/api/file/\\1\"}");
    assertThat(sound.member("file_id")).endsWith(".mp3");
    assertThat(api.get("file/" + sound.member("file_id")).headers())
        .containsEntry("Content-Type", "audio/mpeg");
    assertThat(upload(api, "upload_video", "a.mp3", "audio/mpeg", bytes).status()).isEqualTo(415);
    assertThat(upload(api, "upload_image", "a.png", "image/png", bytes).status()).isEqualTo(415);
    byte[] cut = java.util.Arrays.copyOf(PNG, 10);
    assertThat(upload(api, "upload_image", "a.png", "image/png", cut).status()).isEqualTo(415);
  }

  @ParameterizedTest
  @EnumSource(SchemaVersion.class)
  void bytesWithoutARecordAreFoundOnlyWhereNobodySignsIn(SchemaVersion version) throws IOException {
    ApiHarness api = on(version);
    Files.createDirectories(folder.resolve("files/sub"));
    Files.write(folder.resolve("files/im_Ab12Cd34.png"), PNG);
    Files.writeString(folder.resolve("files/sub/x.png"), "inner");
    Files.writeString(folder.resolve("secret.png"), "secret");

    assertThat(api.get("file/im_Ab12Cd34.png").status()).isEqualTo(version.hasSignIn() ? 404 : 200);
    for (String path : List.of("sub%2Fx.png", "..%2Fsecret.png", ".%2E%2Fsecret.png", "none.png")) {
      assertThat(api.get("file/" + path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void filesOfOthersAreUnknown() {
    ApiHarness api = on(SchemaVersion.V7);
    String id = upload(api, "upload_image", "a.png", "image/png", PNG).member("file_id");

    assertThat(api.as("bob").get("file/" + id).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(SchemaVersion.class)
  void settingsAreMergedAndRead(SchemaVersion version) throws IOException {
    ApiHarness api = on(version);
    assertThat(api.get("settings/exists").body()).isEqualTo("{\"exists\":false}");
    assertThat(api.get("settings").body()).contains("\"proxy\":\"system\"");

    Answer set = api.post("settings", "{\"a\":{\"x\":1},\"system_prompt\":\"p\",\"revision\":7}");
    api.post("settings", "{\"a\":{\"y\":2.0}}");
    api.post("settings/proxy", "{\"proxy\":\"http://localhost:1\"}");

    assertThat(set.body())
        .isEqualTo("{\"status\":\"success\",\"message\":\"Settings updated successfully\"}");
    assertThat(api.get("settings").body())
        .contains("\"a\":{\"x\":1,\"y\":2.0}", "\"system_prompt\":\"p\"")
        .contains("\"proxy\":\"http://localhost:1\"")
        .containsOnlyOnce("\"revision\":" + (version.number() < 7 ? 0 : 3));
    assertThat(api.get("settings/exists").body()).isEqualTo("{\"exists\":true}");
    assertThat(api.get("settings/proxy").body()).isEqualTo("{\"proxy\":\"http://localhost:1\"}");
    assertThat(api.get("settings/proxy/status").body())
        .isEqualTo("{\"enable\":true,\"configured\":true,\"message\":\"Using custom proxy\"}");
    assertThat(api.post("settings/proxy", "{\"proxy\":\"ftp://x\"}").status()).isEqualTo(400);
    assertThat(api.post("settings/proxy", "{}").status()).isEqualTo(400);
    if (version.number() < 7) {
      try (Stream<Path> files = Files.walk(folder.resolve("jaaz"))) {
        Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void otherSettingsStayWhereTheStoreKeepsBoth() {
    ApiHarness api = on(SchemaVersion.V7);
    api.patch("settings", "{\"theme\":\"dark\",\"extra\":{\"b\": 1.0}}");

    api.post("settings", "{\"c\":1}");

    assertThat(api.get("settings").body())
        .contains(
            "\"theme\":\"dark\"",
            "\"b\":1.0",
            "\"jaaz\":{\"c\":1}",
            "\"proxy\":\"system\",\"c\":1}");
    assertThat(api.as("bob").get("settings").body()).doesNotContain("\"c\":1");
  }

  @ParameterizedTest
  @EnumSource(SchemaVersion.class)
  void keysOfProvidersGoInAndNeverComeOut(SchemaVersion version) throws IOException {
    ApiHarness api = on(version);
    assertThat(api.get("config").body()).isEqualTo("{}");
    assertThat(api.get("config/exists").body()).isEqualTo("{\"exists\":false}");
    String config =
        "{\"openai\":{\"url\":\"https://o/\",\"api_key\":\"sk-secret\",\"max_tokens\":8192,"
            + "\"models\":{\"gpt\":{\"type\":\"text\"},\"pic\":{\"type\":\"image\"}}},"
            + "\"other\":{\"api_key\":\"\"}}";

    Answer set = api.post("config", config);

    assertThat(set.body())
        .isEqualTo("{\"status\":\"success\",\"message\":\"Configuration updated successfully\"}");
    Answer read = api.get("config");
    assertThat(read.body())
        .contains("\"max_tokens\":8192", "\"api_key\":\"********\"", "\"api_key\":\"\"")
        .doesNotContain("sk-secret");
    assertThat(api.get("config/exists").body()).isEqualTo("{\"exists\":true}");
    assertThat(api.get("list_models").body())
        .isEqualTo(
            "[{\"provider\":\"openai\",\"model\":\"gpt\",\"url\":\"https://o/\",\"type\":\"text\","
                + "\"media_type\":null},{\"provider\":\"openai\",\"model\":\"pic\","
                + "\"url\":\"https://o/\",\"type\":\"image\",\"media_type\":null}]");
    assertThat(api.get("list_tools").body())
        .isEqualTo(
            "[{\"id\":\"pic\",\"provider\":\"openai\",\"type\":\"image\",\"display_name\":\"pic\"}]");
    api.post("config", read.body());
    assertThat(api.get("list_models").body()).contains("gpt");
    api.post("config", read.body().replace("********", ""));
    assertThat(api.get("list_models").body()).isEqualTo("[]");
    assertThat(api.post("config", "{\"x\":1}").status()).isEqualTo(400);
    assertThat(api.get("config").body()).contains("openai", "other");
    api.post("config", "{\"new\":{\"api_key\":\"********\"}}");
    assertThat(api.get("config").body())
        .isEqualTo("{\"new\":{\"models\":{},\"url\":\"\",\"api_key\":\"\"}}");
    assertNoFileHolds("sk-secret");
  }

  private void assertNoFileHolds(String secret) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, ISO_8859_1)).as(file.toString()).doesNotContain(secret);
      }
    }
  }

  @Test
  void settingsInFilesAreEachUsersOwn() {
    ApiHarness api = on(SchemaVersion.V6);
    api.post("settings", "{\"mine\":1}");
    api.post("config", "{\"mine\":{}}");

    assertThat(api.as("bob/../alice").get("settings").body()).doesNotContain("mine");
    assertThat(api.get("config").body()).isEqualTo("{}");
    assertThat(api.as("alice").get("config").body()).contains("mine");
  }

  @Test
  void nothingIsEverUnderWay() {
    ApiHarness api = on(SchemaVersion.V1);

    assertThat(api.post("magic", chat("s1", HI)).body()).isEqualTo("{\"status\":\"done\"}");
    for (String path : List.of("cancel/s1", "magic/cancel/s1")) {
      assertThat(api.send("POST", path, null, Map.of()).body())
          .isEqualTo("{\"status\":\"not_found_or_done\"}");
    }
    assertThat(api.get("list_chat_sessions").body()).contains("\"id\":\"s1\",\"canvas_id\":null");
    assertThat(api.get("canvas/list").status()).isEqualTo(501);
  }
}
