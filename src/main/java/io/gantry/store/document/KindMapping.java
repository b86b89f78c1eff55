package io.gantry.store.document;

import io.gantry.chat.Conversation;
import io.gantry.common.JsonText;
import io.gantry.common.OwnedRecord;
import io.gantry.library.AudioFile;
import io.gantry.library.StoredFile;
import io.gantry.store.EntityKind;
import io.gantry.store.jaaz.ContentRevision;
import io.gantry.store.jaaz.FittedText;
import io.gantry.store.jaaz.JaazIds;
import io.gantry.store.jaaz.JaazJson;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A kind of owned records in versions 5 and 6: its table, and how its records are items there.
 *
 * @param columns the attributes that a record is made of, without its id, in an order that never
 *     changes: the revision is a hash of them
 * @param toItem all of them, and the id
 */
record KindMapping<T extends OwnedRecord<T>>(
    EntityKind kind,
    KindTable table,
    List<String> columns,
    Function<T, Map<String, AttributeValue>> toItem,
    Reader<T> reader) {

  /** Makes the record of a row. */
  interface Reader<T> {
    T read(KindRow row, String id, String ownerId, long revision);
  }

  private static final String CREATED = "created_at";
  private static final String UPDATED = "updated_at";

  static final KindMapping<Canvas> CANVAS =
      new KindMapping<>(
          EntityKind.CANVAS,
          KindTable.CANVASES,
          List.of("name", "description", "thumbnail", "data", CREATED, UPDATED),
          KindMapping::canvas,
          KindMapping::canvas);

  static final KindMapping<Conversation> CONVERSATION =
      new KindMapping<>(
          EntityKind.CONVERSATION,
          KindTable.SESSIONS,
          List.of("canvas_id", "title", "model", "provider", CREATED, UPDATED),
          KindMapping::session,
          KindMapping::session);

  static final KindMapping<Workflow> WORKFLOW =
      new KindMapping<>(
          EntityKind.WORKFLOW,
          KindTable.WORKFLOWS,
          List.of("name", "api_json", "description", "inputs", "outputs", CREATED, UPDATED),
          KindMapping::workflow,
          KindMapping::workflow);

  static final KindMapping<StoredFile> FILE =
      new KindMapping<>(
          EntityKind.FILE,
          KindTable.FILES,
          List.of("file_path", "width", "height", CREATED, UPDATED),
          KindMapping::file,
          KindMapping::file);

  static final KindMapping<AudioFile> AUDIO_FILE =
      new KindMapping<>(
          EntityKind.AUDIO_FILE,
          KindTable.AUDIO_FILES,
          AudioItems.COLUMNS,
          AudioItems::toItem,
          AudioItems::toRecord);

  /** The attribute of the id. */
  String idField() {
    return table.keyFields().get(0);
  }

  T toRecord(KindRow row, String ownerId) {
    long revision = ContentRevision.of(row.contents(columns));
    return reader.read(row, JaazIds.shown(row.required(idField())), ownerId, revision);
  }

  private static Map<String, AttributeValue> canvas(Canvas canvas) {
    return new KindItem()
        .text("id", KindIds.stored(canvas.id()))
        .text("name", canvas.name())
        .textOrNull("description", canvas.description())
        .textOrNull("thumbnail", canvas.thumbnail())
        .textOrNone("data", JaazJson.write("data", canvas.data()))
        .time(CREATED, canvas.createdAt())
        .time(UPDATED, canvas.updatedAt())
        .toMap();
  }

  private static Canvas canvas(KindRow row, String id, String ownerId, long revision) {
    return new Canvas(
        id,
        ownerId,
        FittedText.required(row.text("name"), Canvas.MAX_NAME_LENGTH),
        FittedText.optional(row.text("description"), Canvas.MAX_DESCRIPTION_LENGTH),
        row.text("thumbnail"),
        json(row, "data"),
        created(row),
        updated(row),
        revision);
  }

  private static Map<String, AttributeValue> session(Conversation conversation) {
    return new KindItem()
        .text("id", KindIds.stored(conversation.id()))
        .textOrNone("canvas_id", KindIds.storedOptional(conversation.canvasId()))
        .text("title", conversation.title())
        .textOrNull("model", conversation.model())
        .textOrNull("provider", conversation.provider())
        .time(CREATED, conversation.createdAt())
        .time(UPDATED, conversation.updatedAt())
        .toMap();
  }

  /** Without what its messages say of it. */
  private static Conversation session(KindRow row, String id, String ownerId, long revision) {
    return new Conversation(
        id,
        ownerId,
        FittedText.required(row.text("title"), Conversation.MAX_TITLE_LENGTH),
        FittedText.optional(row.text("model"), Conversation.MAX_NAME_LENGTH),
        FittedText.optional(row.text("provider"), Conversation.MAX_NAME_LENGTH),
        null,
        JaazIds.shownOptional(row.filled("canvas_id")),
        false,
        null,
        0,
        null,
        created(row),
        updated(row),
        revision);
  }

  private static Map<String, AttributeValue> workflow(Workflow workflow) {
    return new KindItem()
        .text("id", KindIds.stored(workflow.id()))
        .text("name", workflow.name())
        .textOrNull("api_json", JaazJson.write("api_json", workflow.apiJson()))
        .textOrNull("description", workflow.description())
        .textOrNull("inputs", JaazJson.write("inputs", workflow.inputs()))
        .textOrEmpty("outputs", JaazJson.write("outputs", workflow.outputs()))
        .time(CREATED, workflow.createdAt())
        .time(UPDATED, workflow.updatedAt())
        .toMap();
  }

  private static Workflow workflow(KindRow row, String id, String ownerId, long revision) {
    return new Workflow(
        id,
        ownerId,
        FittedText.required(row.text("name"), Workflow.MAX_NAME_LENGTH),
        FittedText.optional(row.text("description"), Workflow.MAX_DESCRIPTION_LENGTH),
        json(row, "api_json"),
        json(row, "inputs"),
        json(row, "outputs"),
        created(row),
        updated(row),
        revision);
  }

  private static Map<String, AttributeValue> file(StoredFile file) {
    return new KindItem()
        .text("id", KindIds.stored(file.id()))
        .text("file_path", file.path())
        .numberOrNone("width", file.width())
        .numberOrNone("height", file.height())
        .time(CREATED, file.createdAt())
        .time(UPDATED, file.updatedAt())
        .toMap();
  }

  private static StoredFile file(KindRow row, String id, String ownerId, long revision) {
    String path = FittedText.required(row.text("file_path"), StoredFile.MAX_PATH_LENGTH);
    return new StoredFile(
        id,
        ownerId,
        null,
        path.isBlank() ? id : path,
        null,
        null,
        null,
        pixels(row.number("width")),
        pixels(row.number("height")),
        created(row),
        updated(row),
        revision);
  }

  private static @Nullable Integer pixels(@Nullable Long number) {
    return number == null || number < 0 || number > Integer.MAX_VALUE ? null : number.intValue();
  }

  private static @Nullable JsonText json(KindRow row, String name) {
    return JaazJson.read(name, row.filled(name));
  }

  private static Instant created(KindRow row) {
    return row.time(CREATED, UPDATED);
  }

  private static Instant updated(KindRow row) {
    return row.time(UPDATED, CREATED);
  }
}
