package io.gantry.contract;

import io.gantry.account.CredentialScheme;
import io.gantry.common.JsonText;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.VersionFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A component that a version cannot keep.
 *
 * @param field its name in snake_case
 * @param absent a record that the version keeps whole
 * @param given the same with a value in that component
 */
record Lacking(EntityKind kind, String field, Object absent, Object given) {

  private static final String ID = "1";

  private static final Map<EntityKind, Object> BARE =
      Map.of(
          EntityKind.CONVERSATION, Samples.bareConversation(ID, Scene.ANN),
          EntityKind.MESSAGE, Samples.bareMessage(ID, ChatScene.TALK, Scene.ANN),
          EntityKind.FILE, Samples.bareFile(ID, Scene.ANN),
          EntityKind.USER, Samples.bareUser(ID),
          EntityKind.CREDENTIAL, Samples.bareCredential(Scene.ANN));

  /** A value for each component that is lacking in some version. */
  private static final Map<String, Object> VALUES =
      Map.ofEntries(
          Map.entry("mode", ""),
          Map.entry("archived", true),
          Map.entry("share_id", "s"),
          Map.entry("metadata", new JsonText("{ }")),
          Map.entry("token_count", 0L),
          Map.entry("file_name", ""),
          Map.entry("mime_type", "image/png"),
          Map.entry("size", 0L),
          Map.entry("sha256", "0".repeat(64)),
          Map.entry("display_name", ""),
          Map.entry("salt", ""),
          Map.entry("scheme", CredentialScheme.PBKDF2_SHA256_100000));

  /** All that the version cannot keep of the kinds that it has. */
  static List<Lacking> of(SchemaVersion version) {
    List<Lacking> all = new ArrayList<>();
    for (EntityKind kind : version.kinds()) {
      for (String field : VersionFields.lacking(version, kind)) {
        Object bare = bare(kind);
        all.add(new Lacking(kind, field, bare, RecordCopy.with(bare, camel(field), value(field))));
      }
    }
    return List.copyOf(all);
  }

  private static @Nullable Object value(String field) {
    return VALUES.get(field);
  }

  /** Its name in the record. */
  String component() {
    return camel(field);
  }

  /** The record without the component that was refused. */
  static <T> T without(T record, StoreException.Unsupported refused) {
    String component = camel(refused.field().orElseThrow());
    return RecordCopy.with(record, component, RecordCopy.get(bare(refused.kind()), component));
  }

  private static Object bare(EntityKind kind) {
    return Objects.requireNonNull(BARE.get(kind), kind.label());
  }

  /** The component of the record. */
  private static String camel(String field) {
    return camel(field, "_");
  }

  /** Words with a separator between them, in the way of Java. */
  static String camel(String words, String separator) {
    StringBuilder name = new StringBuilder();
    for (String word : words.split(separator, -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }

  @Override
  public String toString() {
    return kind.label() + " " + field;
  }
}
