package io.gantry.store.document;

import static io.gantry.store.document.KeySpec.number;
import static io.gantry.store.document.KeySpec.text;

import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.document.KeySpec.Field;
import io.gantry.store.document.TableSpec.IndexSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables of versions 5 and 6: keys and indexes as Jaaz makes them, and for audio files as the
 * audio service does.
 */
enum KindTable {
  CANVASES("canvases", EntityKind.CANVAS, key("id"), index("updated_at"), byUser("updated_at")),
  SESSIONS(
      "chat-sessions",
      EntityKind.CONVERSATION,
      key("id"),
      index("canvas_id", "updated_at"),
      byUser("updated_at")),
  MESSAGES(
      "chat-messages",
      EntityKind.MESSAGE,
      KeySpec.of(text("session_id"), text("id")),
      null,
      byUser("session_id")),
  WORKFLOWS(
      "comfy-workflows", EntityKind.WORKFLOW, key("id"), index("updated_at"), byUser("updated_at")),
  FILES("files", EntityKind.FILE, key("id"), index("created_at"), byUser("created_at")),
  USERS("users", EntityKind.USER, key("username"), index("email"), index("created_at")),
  AUDIO_FILES(
      "audio-files",
      EntityKind.AUDIO_FILE,
      key("file_id"),
      null,
      new IndexSpec(
          "user-files-index", KeySpec.of(text("user_id"), number("uploaded_at")), List.of())),
  VERSION("db-version", null, KeySpec.of(number("version")), null, null);

  /** What Jaaz and this layout call the attribute that says whose a record is. */
  static final String USER_ID = "user_id";

  private final String suffix;
  private final @Nullable EntityKind kind;
  private final KeySpec key;
  private final List<IndexSpec> always;
  private final List<IndexSpec> byUser;

  KindTable(
      String suffix,
      @Nullable EntityKind kind,
      KeySpec key,
      @Nullable IndexSpec always,
      @Nullable IndexSpec byUser) {
    this.suffix = suffix;
    this.kind = kind;
    this.key = key;
    this.always = always == null ? List.of() : List.of(always);
    this.byUser = byUser == null ? List.of() : List.of(byUser);
  }

  private static KeySpec key(String id) {
    return KeySpec.of(text(id));
  }

  private static IndexSpec index(String field) {
    return new IndexSpec(field + "-index", key(field), List.of());
  }

  private static IndexSpec index(String field, String order) {
    Field sort = text(order);
    return new IndexSpec(field + "-" + order + "-index", KeySpec.of(text(field), sort), List.of());
  }

  private static IndexSpec byUser(String order) {
    return index(USER_ID, order);
  }

  /** The tables that a version has. */
  static List<KindTable> of(SchemaVersion version) {
    Set<EntityKind> kinds = version.kinds();
    return Arrays.stream(values())
        .filter(table -> table.kind == null || kinds.contains(table.kind))
        .toList();
  }

  /** What the table must be in a version, with all its indexes. */
  TableSpec spec(SchemaVersion version, String prefix) {
    List<IndexSpec> indexes = new ArrayList<>(always);
    if (version.hasSignIn()) {
      indexes.addAll(byUser);
    }
    return new TableSpec(prefix + suffix, key, indexes);
  }

  /** The attributes of its key. */
  List<String> keyFields() {
    return key.sort() == null
        ? List.of(key.partition().name())
        : List.of(key.partition().name(), key.sort().name());
  }

  /** The index that lists what a user has, in version 6. */
  IndexSpec userIndex() {
    return byUser.get(0);
  }

  /** Whether users own what is in it, in version 6. */
  boolean isOwned() {
    return !byUser.isEmpty() && this != USERS;
  }

  /** The kind of records in it; null for that of the marker. */
  @Nullable EntityKind kind() {
    return kind;
  }
}
