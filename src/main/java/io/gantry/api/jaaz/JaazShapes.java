package io.gantry.api.jaaz;

import io.gantry.chat.Conversation;
import io.gantry.common.JsonText;
import io.gantry.store.SchemaVersion;
import io.gantry.store.jaaz.JaazTimes;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the old client reads. */
public final class JaazShapes {

  private JaazShapes() {}

  /**
   * A time as the old servers wrote it: with three digits of fraction on SQLite, versions 1 to 4,
   * and with six on DynamoDB. Later versions follow the newer of the two, which loses nothing.
   */
  private static String time(Instant instant, SchemaVersion version) {
    return version.number() <= SchemaVersion.V4.number()
        ? JaazTimes.ofSqlite(instant)
        : JaazTimes.ofDynamoDb(instant);
  }

  /** Of an array of canvases. */
  public record CanvasEntry(
      String id,
      String name,
      @Nullable String description,
      @Nullable String thumbnail,
      String createdAt,
      String updatedAt) {

    static CanvasEntry of(Canvas canvas, SchemaVersion version) {
      return new CanvasEntry(
          canvas.id(),
          canvas.name(),
          canvas.description(),
          canvas.thumbnail(),
          time(canvas.createdAt(), version),
          time(canvas.updatedAt(), version));
    }
  }

  /**
   * One canvas with its sessions.
   *
   * @param data an object, {@code {}} before the first save
   */
  public record CanvasView(JsonText data, String name, List<CanvasSession> sessions) {}

  /** A session of the canvas that is read. */
  public record CanvasSession(
      String id,
      String title,
      @Nullable String model,
      @Nullable String provider,
      String createdAt,
      String updatedAt) {

    static CanvasSession of(Conversation conversation, SchemaVersion version) {
      return new CanvasSession(
          conversation.id(),
          conversation.title(),
          conversation.model(),
          conversation.provider(),
          time(conversation.createdAt(), version),
          time(conversation.updatedAt(), version));
    }
  }

  /** A session in the list of all. */
  public record ListedSession(
      String id,
      @Nullable String canvasId,
      String title,
      @Nullable String model,
      @Nullable String provider,
      String createdAt,
      String updatedAt) {

    static ListedSession of(Conversation conversation, SchemaVersion version) {
      return new ListedSession(
          conversation.id(),
          conversation.canvasId(),
          conversation.title(),
          conversation.model(),
          conversation.provider(),
          time(conversation.createdAt(), version),
          time(conversation.updatedAt(), version));
    }
  }

  /** The messages of a session, for clients of the fork. */
  public record History(List<Object> messages, String lastImageId) {}

  /**
   * How a session stands.
   *
   * @param isProcessing always false: no model is called
   * @param timestamp milliseconds since 1970
   */
  public record SessionStatus(
      String sessionId, List<Object> messages, boolean isProcessing, long timestamp) {}

  /**
   * A workflow. JSON is in it as text, as it lies in the old tables: clients parse it.
   *
   * @param id a number in versions 1 to 4, text in the others
   * @param outputs the text {@code null} when the workflow names none
   */
  public record WorkflowEntry(
      Object id,
      String name,
      @Nullable String apiJson,
      @Nullable String description,
      @Nullable String inputs,
      @Nullable String outputs,
      String createdAt,
      String updatedAt) {

    static WorkflowEntry of(Workflow workflow, SchemaVersion version) {
      return new WorkflowEntry(
          id(workflow.id(), version),
          workflow.name(),
          text(workflow.apiJson()),
          workflow.description(),
          text(workflow.inputs()),
          text(workflow.outputs()),
          time(workflow.createdAt(), version),
          time(workflow.updatedAt(), version));
    }

    private static Object id(String id, SchemaVersion version) {
      boolean isNumber = version.number() <= SchemaVersion.V4.number() && id.matches("[0-9]{1,18}");
      return isNumber ? (Object) Long.valueOf(id) : id;
    }

    private static @Nullable String text(@Nullable JsonText json) {
      return json == null ? null : json.value();
    }
  }

  /** The one thing that was made or changed. */
  public record Id(String id) {}

  public record Status(String status) {}

  public record Outcome(String status, String message) {}

  public record Success(boolean success) {}

  public record MessageSaved(boolean success, String message) {}

  public record Existence(boolean exists) {}

  public record Proxy(String proxy) {}

  /**
   * How requests would leave the server of old; Gantry makes none.
   *
   * @param enable whether a proxy is to be used
   * @param configured whether the setting is one that can be used
   */
  public record ProxyStatus(boolean enable, boolean configured, String message) {}

  public record Picture(String fileId, String url, int width, int height) {}

  public record Recording(String fileId, String url) {}

  public record Model(
      String provider, String model, String url, String type, @Nullable String mediaType) {}

  public record Tool(String id, String provider, String type, String displayName) {}
}
