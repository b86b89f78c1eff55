package io.gantry.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gantry.fixture.DynamoDbLocal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walk of an old client through a server of each version that it was made for. */
class OldClientIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4//8/AAX+Av6nNYGEAAAA"
                  + "AElFTkSuQmCC");

  private static final String HI = "{\"role\":\"user\",\"content\":\"Hi\"}";
  private static final String CALL =
      "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"id\":\"c1\",\"n\":1.0}]}";
  private static final String MORE = "{\"role\":\"user\",\"content\":\"More \u00e9\"}";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void itNeedsNoTokenWhereNobodySignsIn(int version) throws Exception {
    try (GantryServer server = GantryServer.start(settings(version))) {
      walk(new Browser(server, null), version);
    }
  }

  @Test
  void itSignsInOnVersion6() throws Exception {
    try (GantryServer server = GantryServer.start(settings(6))) {
      Browser nobody = new Browser(server, null);
      assertThat(nobody.get("canvas/list").statusCode()).isEqualTo(401);
      String account =
          "{\"username\":\"ada\",\"email\":\"ada@example.org\",\"password\":\"correct horse\"}";
      JsonNode registered = nobody.json(nobody.post("auth/register", account));
      assertThat(registered.path("status").asText()).isEqualTo("success");
      assertThat(registered.at("/user_info/username").asText()).isEqualTo("ada");
      JsonNode login =
          nobody.json(
              nobody.post("auth/login", "{\"username\":\"ada\",\"password\":\"correct horse\"}"));
      Browser ada = new Browser(server, login.path("token").asText());
      assertThat(ada.json(ada.get("auth/me")).path("user_id"))
          .isEqualTo(login.at("/user_info/user_id"));
      assertThat(ada.get("auth/users").statusCode()).isEqualTo(403);
      assertThat(nobody.post("auth/login", "{\"username\":\"ada\",\"password\":\"x\"}").body())
          .contains("\"detail\":");
      walk(ada, 6);
    }
  }

  @Test
  void aGenuineFileIsServedWithItsPictures() throws Exception {
    Path file = folder.resolve("localmanus.db");
    writeGenuineFile(file);
    Files.createDirectories(folder.resolve("files"));
    Files.write(folder.resolve("files/im_Ab12Cd34.png"), PNG);
    Files.write(folder.resolve("files/im_unlisted.png"), PNG);
    Map<String, String> settings = settings(4);
    settings.put("DATABASE_URL", "sqlite:" + file);
    try (GantryServer server = GantryServer.start(settings)) {
      Browser browser = new Browser(server, null);
      assertThat(browser.get("canvas/list").body())
          .isEqualTo(
              "[{\"id\":\"c1\",\"name\":\"Old\",\"description\":\"\",\"thumbnail\":null,"
                  + "\"created_at\":\"2025-06-02T11:39:52.442Z\","
                  + "\"updated_at\":\"2025-06-02T11:39:52.442Z\"}]");
      JsonNode canvas = browser.json(browser.get("canvas/c1"));
      assertThat(canvas.at("/data/files").isObject()).isTrue();
      assertThat(canvas.at("/sessions/0/title").asText()).isEqualTo("Draw");
      assertThat(browser.json(browser.get("chat_session/s1")))
          .isEqualTo(
              JSON.readTree(
                  "[{\"role\":\"user\",\"content\":\"Dr\u00e4w\"},"
                      + CALL
                      + ",{\"role\":\"assistant\",\"content\":\"plain text\"}]"));
      for (String picture : List.of("im_Ab12Cd34.png", "im_unlisted.png")) {
        HttpResponse<byte[]> bytes = browser.bytes("file/" + picture);
        assertThat(bytes.body()).isEqualTo(PNG);
        assertThat(bytes.headers().firstValue("Content-Type")).hasValue("image/png");
      }
    }
  }

  private void walk(Browser browser, int version) throws Exception {
    chats(browser, version);
    if (version >= 2) {
      canvases(browser, version);
    } else {
      assertLacks(browser, "canvas/list", 2);
    }
    if (version >= 3) {
      workflows(browser, version);
    } else {
      assertLacks(browser, "settings/comfyui/list_workflows", 3);
    }
    files(browser);
    settings(browser);
  }

  private static void chats(Browser browser, int version) throws Exception {
    assertThat(browser.get("chat_session/s1").body()).isEqualTo("[]");
    assertThat(browser.post("chat", chat("s1", HI)).body()).isEqualTo("{\"status\":\"done\"}");
    browser.post("chat", chat("s1", HI));
    browser.post("chat", chat("s1", HI, CALL, MORE));
    assertThat(browser.json(browser.get("chat_session/s1")))
        .isEqualTo(JSON.readTree("[" + HI + "," + CALL + "," + MORE + "]"));
    assertThat(browser.get("chat_session/s1?format=object").body()).contains("\"last_image_id\":");
    assertThat(browser.post("chat_session/s1/message", HI).body()).contains("\"success\":true");
    assertThat(browser.json(browser.get("chat_session/s1/status")).path("messages")).hasSize(4);
    JsonNode sessions = browser.json(browser.get("list_chat_sessions"));
    assertThat(sessions.at("/0/title").asText()).isEqualTo("Hi");
    assertThat(sessions.at("/0/updated_at").asText()).matches(time(version));
    assertThat(browser.post("cancel/s1", "{}").body())
        .isEqualTo("{\"status\":\"not_found_or_done\"}");
  }

  private static void canvases(Browser browser, int version) throws Exception {
    String create = chat("s2", MORE).replaceFirst("\\{", "{\"name\":\"Board\",");
    assertThat(browser.post("canvas/create", create).body()).isEqualTo("{\"id\":\"c1\"}");
    browser.post("canvas/c1/save", "{\"data\":{\"elements\":[1.0]},\"thumbnail\":\"/t.png\"}");
    assertThat(browser.post("canvas/c1/rename", "{\"name\":\"New\"}").body())
        .isEqualTo("{\"id\":\"c1\"}");
    JsonNode canvas = browser.json(browser.get("canvas/c1"));
    assertThat(canvas.path("name").asText()).isEqualTo("New");
    assertThat(canvas.path("data").toString()).isEqualTo("{\"elements\":[1.0]}");
    assertThat(canvas.at("/sessions").findValuesAsText("id")).contains("s2");
    JsonNode listed = browser.json(browser.get("canvas/list"));
    assertThat(listed.findValuesAsText("id")).contains("c1");
    assertThat(listed.at("/0/created_at").asText()).matches(time(version));
    assertThat(browser.delete("canvas/c1/delete").body()).isEqualTo("{\"id\":\"c1\"}");
    assertThat(browser.get("canvas/c1").body()).isEqualTo("null");
  }

  private static void workflows(Browser browser, int version) throws Exception {
    browser.post(
        "settings/comfyui/create_workflow",
        "{\"name\":\"w\",\"api_json\":{\"1\":{}},\"description\":\"d\",\"inputs\":[{}]}");
    JsonNode workflow = browser.json(browser.get("settings/comfyui/list_workflows")).path(0);
    assertThat(workflow.path("api_json").asText()).isEqualTo("{\"1\":{}}");
    assertThat(workflow.path("outputs").asText()).isEqualTo("null");
    assertThat(workflow.path("id").isInt()).isEqualTo(version <= 4);
    String id = workflow.path("id").asText();
    assertThat(browser.delete("settings/comfyui/delete_workflow/" + id).body()).isEqualTo("null");
    assertThat(browser.get("settings/comfyui/list_workflows").body()).isEqualTo("[]");
  }

  private static void files(Browser browser) throws Exception {
    JsonNode picture = browser.json(browser.upload("upload_image", "a.png", "image/png", PNG));
    assertThat(picture.path("width").asInt()).isEqualTo(1);
    assertThat(browser.bytes("file/" + picture.path("file_id").asText()).body()).isEqualTo(PNG);
    assertThat(browser.get("file/none.png").statusCode()).isEqualTo(404);
    assertThat(browser.upload("upload_video", "a.mp4", "video/mp4", PNG).statusCode())
        .isEqualTo(415);
    assertThat(browser.upload("upload_audio", "a.mp3", "audio/mpeg", new byte[] {1}).body())
        .contains(".mp3\"");
  }

  private static void settings(Browser browser) throws Exception {
    assertThat(browser.get("settings").body()).contains("\"proxy\":\"system\"");
    browser.post("settings", "{\"system_prompt\":\"p\"}");
    browser.post("settings/proxy", "{\"proxy\":\"\"}");
    assertThat(browser.get("settings").body())
        .contains("\"proxy\":\"\"", "\"system_prompt\":\"p\"");
    browser.post(
        "config", "{\"openai\":{\"api_key\":\"sk\",\"models\":{\"gpt\":{}},\"url\":\"u\"}}");
    assertThat(browser.get("config").body()).contains("\"api_key\":\"********\"");
    assertThat(browser.get("list_models").body()).contains("\"model\":\"gpt\"");
    assertThat(browser.get("list_tools").body()).isEqualTo("[]");
    assertThat(browser.get("config/exists").body()).isEqualTo("{\"exists\":true}");
  }

  private static void assertLacks(Browser browser, String path, int version) throws Exception {
    HttpResponse<String> answer = browser.get(path);
    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(answer.body()).contains("--version " + version);
  }

  private static String time(int version) {
    return "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{" + (version <= 4 ? "3,6" : "6") + "}Z";
  }

  private static String chat(String session, String... messages) {
    return "{\"messages\":["
        + String.join(",", messages)
        + "],\"canvas_id\":\"c1\",\"session_id\":\""
        + session
        + "\",\"text_model\":{\"provider\":\"openai\",\"model\":\"gpt\",\"url\":\"u\"}}";
  }

  private static Map<String, String> settings(int version) {
    Map<String, String> settings = new HashMap<>();
    settings.put("SCHEMA_VERSION", Integer.toString(version));
    settings.put("DATABASE_PROVIDER", version <= 4 ? "sqlite" : "dynamodb");
    if (version > 4) {
      DynamoDbLocal database = DynamoDbLocal.shared();
      settings.put("DYNAMODB_ENDPOINT", database.endpoint().toString());
      settings.put("DYNAMODB_TABLE_PREFIX", database.newTableName() + "-");
      settings.put("AWS_REGION", DynamoDbLocal.REGION);
      settings.put("AWS_ACCESS_KEY_ID", DynamoDbLocal.ACCESS_KEY);
      settings.put("AWS_SECRET_ACCESS_KEY", DynamoDbLocal.SECRET_KEY);
    }
    return settings;
  }

  /** As the fork made it: a file with a row, one without, messages of three kinds. */
  private static void writeGenuineFile(Path file) throws SQLException {
    String now = " DEFAULT (STRFTIME('%Y-%m-%dT%H:%M:%fZ', 'now'))";
    String times = "created_at TEXT" + now + ", updated_at TEXT" + now;
    String at = "'2025-06-02T11:39:52.442Z', '2025-06-02T11:39:52.442Z'";
    List<String> statements =
        List.of(
            "CREATE TABLE db_version (version INTEGER PRIMARY KEY)",
            "INSERT INTO db_version VALUES (4)",
            "CREATE TABLE chat_sessions (id TEXT PRIMARY KEY, canvas_id TEXT, "
                + times
                + ", title TEXT, model TEXT, provider TEXT,"
                + " FOREIGN KEY (canvas_id) REFERENCES canvases(id))",
            "CREATE TABLE chat_messages (id INTEGER PRIMARY KEY AUTOINCREMENT, session_id TEXT,"
                + " role TEXT, message TEXT, "
                + times
                + ", FOREIGN KEY (session_id) REFERENCES chat_sessions(id))",
            "CREATE INDEX idx_chat_sessions_updated_at ON chat_sessions(updated_at DESC, id DESC)",
            "CREATE INDEX idx_chat_messages_session_id_id ON chat_messages(session_id, id)",
            "CREATE TABLE canvases (id TEXT PRIMARY KEY, name TEXT NOT NULL, data TEXT,"
                + " description TEXT DEFAULT '', thumbnail TEXT DEFAULT '', "
                + times
                + ")",
            "CREATE INDEX idx_canvases_updated_at ON canvases(updated_at DESC, id DESC)",
            "CREATE TABLE comfy_workflows (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                + " name TEXT NOT NULL, api_json TEXT, description TEXT DEFAULT '', inputs TEXT,"
                + " outputs TEXT, "
                + times
                + ")",
            "CREATE INDEX idx_comfy_workflows_updated_at"
                + " ON comfy_workflows(updated_at DESC, id DESC)",
            "CREATE TABLE files (id TEXT PRIMARY KEY, file_path TEXT NOT NULL, width INTEGER,"
                + " height INTEGER, "
                + times
                + ")",
            "CREATE INDEX idx_files_created_at ON files(created_at DESC, id DESC)",
            "INSERT INTO canvases VALUES ('c1', 'Old', '{\"elements\": [], \"files\": {}}', '',"
                + " NULL, "
                + at
                + ")",
            "INSERT INTO chat_sessions VALUES ('s1', 'c1', " + at + ", 'Draw', 'gpt', 'openai')",
            "INSERT INTO chat_messages (session_id, role, message) VALUES"
                + " ('s1', 'user', '{\"role\": \"user\", \"content\": \"Dr\\u00e4w\"}'),"
                + " ('s1', 'assistant', '"
                + CALL
                + "'), ('s1', 'assistant', 'plain text')",
            "INSERT INTO files VALUES ('im_Ab12Cd34.png', 'im_Ab12Cd34.png', 1, 1, " + at + ")");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** What the old client is to a server. */
  private record Browser(GantryServer server, @Nullable String token) {

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return CLIENT.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
      return CLIENT.send(request(path).GET().build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
      return CLIENT.send(request(path).DELETE().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
      HttpRequest request =
          request(path)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(json))
              .build();
      return CLIENT.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> upload(String path, String name, String type, byte[] bytes)
        throws IOException, InterruptedException {
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
      HttpRequest request =
          request(path)
              .header("Content-Type", "multipart/form-data; boundary=b")
              .POST(BodyPublishers.ofByteArray(form.toByteArray()))
              .build();
      return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** The body of an answer that must be one of success. */
    JsonNode json(HttpResponse<String> answer) throws IOException {
      assertThat(answer.statusCode())
          .as(() -> answer.request() + "\n" + answer.body() + "\n" + tail(server.output()))
          .isBetween(200, 299);
      return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
      HttpRequest.Builder request = HttpRequest.newBuilder(server.base().resolve("api/" + path));
      return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String tail(String log) {
      return log.substring(Math.max(0, log.length() - 4_000));
    }
  }
}
