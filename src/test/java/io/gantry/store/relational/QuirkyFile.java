package io.gantry.store.relational;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A genuine file of version 4 with all that has been seen in such files. */
final class QuirkyFile {

  static final String AT = "2025-06-02T11:39:52.442Z";

  private static final String LONG_ID = "x".repeat(300);

  private QuirkyFile() {}

  static GenuineFile at(Path path) throws SQLException {
    GenuineFile file = GenuineFile.upgraded(4, path);
    file.execute("DELETE FROM canvases");
    fillChats(file);
    fillStudio(file);
    return file;
  }

  private static void fillChats(GenuineFile file) throws SQLException {
    String session = "id, title, model, provider, canvas_id, created_at, updated_at";
    file.insert("chat_sessions", session, "plain", "T\u00eftle", "gpt", "openai", "c1", AT, AT);
    file.insert("chat_sessions", session, "bare", null, null, null, null, null, null);
    file.insert("chat_sessions", session, "dangling", "", "", "", "no-canvas", "bad", AT);
    file.insert(
        "chat_sessions", session, LONG_ID, "t".repeat(5000), "m".repeat(900), null, "", AT, "?");
    file.insert("chat_sessions", session, "", "Empty id", null, null, "a\nb", AT, AT);
    file.insert("chat_sessions", session, null, "No id", null, null, null, AT, AT);
    file.insert("chat_sessions", session, null, "No id either", null, null, null, AT, AT);
    message(file, "plain", "user", "{\"role\": \"user\", \"content\": \"h\\u00e9llo\"}", AT);
    message(file, "plain", "assistant", tools(), "2025-06-02T11:39:53.000Z");
    message(file, "plain", "user", "Just text", "2025-06-02 11:39:54");
    message(file, "plain", null, null, null);
    message(file, "plain", null, "{\"role\":\"tool\",\"content\":\"x\"}", "never");
    message(file, "orphan", "user", "{\"role\": \"user\", \"content\": []}", AT);
    message(file, "orphan", "user", "{broken", "2025-06-03T00:00:00Z");
    message(file, null, "user", "nowhere", AT);
    message(file, LONG_ID, "user", "1", AT);
  }

  static String tools() {
    return "{\"role\": \"assistant\", \"content\": null, \"tool_calls\": [{\"id\": \"1\"}]}";
  }

  private static void message(
      GenuineFile file,
      @Nullable String session,
      @Nullable String role,
      @Nullable String text,
      @Nullable String at)
      throws SQLException {
    file.insert(
        "chat_messages",
        "session_id, role, message, created_at, updated_at",
        session,
        role,
        text,
        at,
        at);
  }

  private static void fillStudio(GenuineFile file) throws SQLException {
    String canvas = "id, name, data, description, thumbnail, created_at, updated_at";
    file.insert("canvases", canvas, "c1", "Board", "{\"elements\": []}", "", "", AT, AT);
    file.insert("canvases", canvas, "c2", "n".repeat(2000), "not json", null, null, null, null);
    file.insert("canvases", canvas, "c3", "", null, "d", "data:image/png;base64,AA", AT, "x");
    file.insert("canvases", canvas, null, "No id", "", null, null, AT, AT);
    String workflow = "name, api_json, description, inputs, outputs, created_at, updated_at";
    file.insert("comfy_workflows", workflow, "W", "{}", "", "[1]", "null", AT, AT);
    file.insert("comfy_workflows", workflow, "Old", "{", null, null, null, null, null);
    String stored = "id, file_path, width, height, created_at, updated_at";
    file.insert("files", stored, "im_1.png", "im_1.png", 640, 480, AT, AT);
    file.insert("files", stored, "im_2.png", " ", "wide", -1, null, null);
    file.insert("files", stored, "im_3.png", "p".repeat(3000), null, null, "x", AT);
  }
}
