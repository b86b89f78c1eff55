package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;
import static io.gantry.server.rest.Json.string;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The paths and shapes that the web clients of Jaaz know, with a token. */
final class OldClient {
  private static final String HI = "{\"role\":\"user\",\"content\":\"Hi\"}";
  private static final String CALL =
      "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"id\":\"c1\",\"n\":1.0}]}";
  private static final String RESULT =
      "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"im_Ab12Cd34.png\"}";
  private static final String AGAIN = "{\"role\":\"user\",\"content\":\"And now?\"}";

  @Scenario
  void aCanvasWithItsChat(Stage stage) {
    Api api = stage.member();
    String canvas = stage.newName();
    String session = stage.newName();
    api.post("/api/canvas/create", newCanvas(canvas, session)).is(200).has("", id(canvas));
    Answer list = api.get("/api/canvas/list").is(200).hasSize(1);
    list.hasExactlyFields(
            "/0", "id", "name", "description", "thumbnail", "created_at", "updated_at")
        .has("/0/id", canvas)
        .has("/0/description", "")
        .has("/0/thumbnail", "");
    Answer read = api.get("/api/canvas/" + canvas).is(200);
    read.hasExactlyFields("", "data", "name", "sessions")
        .has("/data", Map.of())
        .has("/name", "Board")
        .hasExactlyFields(
            "/sessions/0", "id", "title", "model", "provider", "created_at", "updated_at")
        .has("/sessions/0/title", "Hi")
        .has("/sessions/0/model", "gpt")
        .has("/sessions/0/provider", "openai");
    api.post(
            "/api/canvas/" + canvas + "/save",
            json("{'data':{ 'elements' : [ 1.0 ] },'thumbnail':'/t.png'}"))
        .is(200)
        .has("", id(canvas));
    api.post("/api/canvas/" + canvas + "/rename", json("{'name':'New'}")).is(200);
    api.get("/api/canvas/" + canvas)
        .is(200)
        .has("/name", "New")
        .contains(json("'data':{ 'elements' : [ 1.0 ] }"));
    api.get("/api/canvases/" + canvas).is(200).has("/thumbnail", "/t.png").has("/name", "New");
    api.get("/api/list_chat_sessions")
        .is(200)
        .hasSize(1)
        .has("/0/id", session)
        .has("/0/canvas_id", canvas);
    api.delete("/api/canvas/" + canvas + "/delete").is(200).has("", id(canvas));
    api.delete("/api/canvas/" + canvas + "/delete").is(200);
    api.get("/api/canvas/" + canvas).is(200).has("", null);
    api.get("/api/list_chat_sessions").is(200).hasSize(1);
  }

  @Scenario
  void aChatThatIsSentAsAWhole(Stage stage) {
    Api api = stage.member();
    String session = stage.newName();
    String path = "/api/chat_session/" + session;
    api.get(path).is(200).hasSize(0);
    api.post("/api/chat", chat(session, HI)).is(200).has("/status", "done");
    api.post("/api/chat", chat(session, HI)).is(200);
    api.post("/api/chat", chat(session, HI, CALL, RESULT, AGAIN)).is(200);
    api.get(path).is(200).hasSize(4).contains(String.join(",", HI, CALL, RESULT, AGAIN));
    api.get(path + "?format=object")
        .is(200)
        .hasExactlyFields("", "messages", "last_image_id")
        .has("/last_image_id", "im_Ab12Cd34.png")
        .has("/messages/1/tool_calls/0/id", "c1");
    api.with("X-User-Info", "{\"user_id\":\"admin\"}")
        .get(path)
        .is(200)
        .has("/messages/0/role", "user");
    api.get(path + "?format=x").isProblem(400, "invalid-request").blamesParameter("format");
    api.post(path + "/message", json("{'role':'assistant','content':'Done'}"))
        .is(200)
        .has("/success", true);
    api.unrecorded()
        .get(path + "/status")
        .is(200)
        .hasExactlyFields("", "session_id", "messages", "is_processing", "timestamp")
        .has("/is_processing", false)
        .has("/messages/4/content", "Done");
    api.get("/api/conversations/" + session + "/messages")
        .is(200)
        .assertItems("/role")
        .containsExactly("user", "assistant", "tool", "user", "assistant");
    api.post("/api/magic", chat(session + "-magic", HI)).is(200).has("/status", "done");
    for (String cancel : List.of("/api/cancel/", "/api/magic/cancel/")) {
      api.post(cancel + session).is(200).has("/status", "not_found_or_done");
    }
  }

  @Scenario
  void repetitionsAreTakenForOne(Stage stage) {
    Api api = stage.member().with("Idempotency-Key", "k1");
    String canvas = stage.newName();
    String body = newCanvas(canvas, stage.newName());
    api.post("/api/canvas/create", body).is(200);
    api.post("/api/canvas/create", body).is(200).hasHeader("Idempotent-Replayed", "true");
    api.with("Idempotency-Key", "k2")
        .post("/api/canvas/create", body)
        .isProblem(409, "already-exists");
  }

  @Scenario
  void workflows(Stage stage) {
    Api api = stage.member();
    String path = "/api/settings/comfyui/";
    String body =
        json("{'name':'w','api_json':{'1':{ 'n' : 1.0 }},'description':'d','inputs':[{}]}");
    api.post(path + "create_workflow", body).is(200).has("", Map.of("success", true));
    api.post(path + "create_workflow", body).is(200);
    Answer list = api.get(path + "list_workflows").is(200).hasSize(2);
    list.hasExactlyFields(
            "/0",
            "id",
            "name",
            "api_json",
            "description",
            "inputs",
            "outputs",
            "created_at",
            "updated_at")
        .has("/0/api_json", json("{'1':{ 'n' : 1.0 }}"))
        .has("/0/inputs", "[{}]")
        .has("/0/outputs", "null");
    api.delete(path + "delete_workflow/" + list.text("/0/id")).is(200).has("", null);
    api.delete(path + "delete_workflow?id=" + list.text("/1/id")).is(200).has("", null);
    api.get(path + "list_workflows").is(200).hasSize(0);
    api.delete(path + "delete_workflow").isProblem(400, "invalid-request").blamesParameter("id");
    api.post(path + "create_workflow", json("{'name':'w'}")).isProblem(400, "invalid-request");
  }

  @Scenario
  void files(Stage stage) {
    Api api = stage.member();
    Answer picture =
        api.upload("/api/upload_image", Form.file("a.png", "image/png", Files.PNG))
            .is(200)
            .hasExactlyFields("", "file_id", "url", "width", "height")
            .has("/width", 1)
            .has("/height", 1);
    picture.assertText("/file_id").matches("im_[A-Za-z0-9_-]{8}\\.png");
    picture.has("/url", "/api/file/" + picture.text("/file_id"));
    Answer bytes = api.get(picture.text("/url")).is(200).hasHeader("Content-Type", "image/png");
    bytes.satisfies(Arrays.equals(bytes.body(), Files.PNG), "the same bytes");
    api.with("If-None-Match", bytes.etag()).get(picture.text("/url")).is(304);
    api.with("Range", "bytes=0-0").get(picture.text("/url")).is(206);
    api.get("/api/files/" + picture.text("/file_id")).is(200).has("/file_name", "a.png");
    Form film = Form.file("a.mp4", "video/mp4", "film".getBytes(StandardCharsets.UTF_8));
    Form sound = Form.file("a.mp3", "audio/mpeg", "sound".getBytes(StandardCharsets.UTF_8));
    api.upload("/api/upload_video", film)
        .is(200)
        .hasExactlyFields("", "file_id", "url")
        .assertText("/file_id")
        .endsWith(".mp4");
    api.upload("/api/upload_audio", sound).is(200).assertText("/file_id").endsWith(".mp3");
    api.upload("/api/upload_image", film).isProblem(415, "unsupported-media-type");
    api.upload("/api/upload_image", new Form("other", "a.png", "image/png", Files.PNG))
        .isProblem(400, "invalid-request");
    stage.member().get(picture.text("/url")).isProblem(404, "not-found");
    stage.anybody().get(picture.text("/url")).isProblem(401, "not-signed-in");
    api.get("/api/file/none.png").isProblem(404, "not-found");
  }

  @Scenario
  void settings(Stage stage) {
    Api api = stage.member();
    api.get("/api/settings/exists").is(200).has("", Map.of("exists", false));
    api.get("/api/settings").is(200).has("/proxy", "system");
    api.post("/api/settings", json("{'system_prompt':'p','a':{'x':1}}"))
        .is(200)
        .hasExactlyFields("", "status", "message")
        .has("/status", "success");
    api.post("/api/settings", json("{'a':{'y':2}}")).is(200);
    api.get("/api/settings")
        .is(200)
        .has("/system_prompt", "p")
        .contains(json("'a':{'x':1,'y':2}"))
        .has("/theme", null);
    api.patch("/api/settings", json("{'theme':'dark'}"))
        .is(200)
        .has("/extra/jaaz/system_prompt", "p");
    api.get("/api/settings/proxy").is(200).has("", Map.of("proxy", "system"));
    api.post("/api/settings/proxy", json("{'proxy':'ftp://x'}"))
        .isProblem(400, "invalid-request")
        .blames("/proxy");
    api.post("/api/settings/proxy", json("{'proxy':''}")).is(200).has("/status", "success");
    api.get("/api/settings/proxy/status")
        .is(200)
        .hasExactlyFields("", "enable", "configured", "message")
        .has("/enable", false);
    api.get("/api/settings/exists").is(200).has("", Map.of("exists", true));
    stage.member().get("/api/settings").is(200).has("/proxy", "system");
  }

  @Scenario
  void modelProviders(Stage stage) {
    Api api = stage.member();
    api.get("/api/config/exists").is(200).has("", Map.of("exists", false));
    api.get("/api/config").is(200).has("", Map.of());
    api.get("/api/list_models").is(200).hasSize(0);
    api.get("/api/list_tools").is(200).hasSize(0);
    String config =
        json(
            "{'openai':{'url':'https://o/','api_key':'sk-1','models':{'gpt':{'type':'text'},"
                + "'pic':{'type':'image'}}},'none':{'models':{'m':{}},'api_key':''}}");
    api.post("/api/config", config).is(200).has("/status", "success");
    Answer read = api.get("/api/config").is(200).has("/openai/api_key", "********");
    read.has("/none/api_key", "").lacks("sk-1");
    api.post("/api/config", read.text()).is(200);
    api.get("/api/list_models")
        .is(200)
        .hasSize(2)
        .hasExactlyFields("/0", "provider", "model", "url", "type", "media_type")
        .has("/0/model", "gpt");
    api.get("/api/list_tools")
        .is(200)
        .hasSize(1)
        .hasExactlyFields("/0", "id", "provider", "type", "display_name");
    api.get("/api/provider-configs?title=openai")
        .is(200)
        .assertItems("/has_secret")
        .containsExactly("true");
    api.post("/api/config", json("{'other':{}}")).is(200);
    api.get("/api/config").is(200).hasExactlyFields("", "other");
    api.get("/api/config/exists").is(200).has("", Map.of("exists", true));
    stage.member().get("/api/config").is(200).has("", Map.of());
  }

  @Scenario
  void signingIn(Stage stage) {
    String name = stage.newName();
    String body =
        "{\"username\":"
            + string(name)
            + ",\"email\":"
            + string(name + "@example.org")
            + ",\"password\":"
            + string(Stage.PASSWORD)
            + "}";
    Api anybody = stage.anybody();
    Answer registered = anybody.post("/api/auth/register", body);
    Answer login =
        anybody.post(
            "/api/auth/login",
            "{\"username\":" + string(name) + ",\"password\":" + string(Stage.PASSWORD) + "}");
    for (Answer answer : List.of(registered.is(201), login.is(200))) {
      answer
          .has("/status", "success")
          .has("/token", answer.text("/access_token"))
          .has("/user_info/username", name)
          .has("/user_info/provider", "jaaz")
          .has("/user_info/user_id", answer.text("/user/id"));
      answer.assertText("/message").endsWith("successful");
    }
    Api api = anybody.as(login.text("/token"));
    api.get("/api/auth/me")
        .is(200)
        .has("/user_id", login.text("/user_info/user_id"))
        .has("/username", name)
        .has("/provider", "jaaz");
    anybody
        .post("/api/auth/login", json("{'username':'nobody','password':'wrong'}"))
        .isProblem(401, "sign-in-refused")
        .assertText("/detail")
        .isNotEmpty();
    api.get("/api/auth/users").isProblem(403, "forbidden");
    anybody.get("/api/auth/users").isProblem(401, "not-signed-in");
    JsonNode users = stage.admin().unrecorded().get("/api/auth/users").is(200).json().path("users");
    login.satisfies(users.findValuesAsText("username").contains(name), "all users");
    login.satisfies(users.findValuesAsText("password_hash").isEmpty(), "and no hashes");
  }

  @Scenario
  void whatIsOfOthersIsUnknown(Stage stage) {
    String canvas = stage.newName();
    String session = stage.newName();
    Api owner = stage.member();
    owner.post("/api/canvas/create", newCanvas(canvas, session)).is(200);
    Api other = stage.member();
    other.get("/api/canvas/" + canvas).is(200).has("", null);
    other.get("/api/canvas/list").is(200).hasSize(0);
    other.get("/api/chat_session/" + session).is(200).hasSize(0);
    other.post("/api/canvas/" + canvas + "/save", json("{'data':{}}")).isProblem(404, "not-found");
    other
        .post("/api/canvas/" + canvas + "/rename", json("{'name':'x'}"))
        .isProblem(404, "not-found");
    other.delete("/api/canvas/" + canvas + "/delete").is(200);
    other.post("/api/chat", chat(session, HI)).isProblem(409, "already-exists");
    other.post("/api/chat_session/" + session + "/message", HI).isProblem(409, "already-exists");
    owner.get("/api/canvas/" + canvas).is(200).has("/name", "Board");
    owner.get("/api/chat_session/" + session).is(200).hasSize(1);
    for (String path :
        List.of("canvas/list", "chat_session/x", "list_models", "config", "settings/proxy")) {
      stage.anybody().get("/api/" + path).isProblem(401, "not-signed-in");
    }
  }

  private static Map<String, String> id(String id) {
    return Map.of("id", id);
  }

  private static String newCanvas(String canvas, String session) {
    return "{\"name\":\"Board\",\"canvas_id\":"
        + string(canvas)
        + ","
        + chat(session, HI).substring(1);
  }

  private static String chat(String session, String... messages) {
    return "{\"messages\":["
        + String.join(",", messages)
        + "],\"session_id\":"
        + string(session)
        + ",\"text_model\":{\"provider\":\"openai\",\"model\":\"gpt\",\"url\":\"u\"},"
        + "\"tool_list\":[],\"system_prompt\":\"\"}";
  }
}
