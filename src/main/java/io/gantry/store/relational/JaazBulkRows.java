package io.gantry.store.relational;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.InvalidValueException;
import io.gantry.common.OwnedRecord;
import io.gantry.library.StoredFile;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.VersionFields;
import io.gantry.store.jaaz.JaazIds;
import io.gantry.store.jaaz.JaazNumbers;
import io.gantry.store.relational.JaazThread.Tally;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantId;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows for records as they are. Each row is read back before it is stored: what would come back as
 * anything else is refused, by the component that would differ.
 */
final class JaazBulkRows {

  /** What no row holds: it is made from the content of the row, or of the messages. */
  private static final Set<String> MADE = Set.of("revision", "messageCount", "lastMessageAt");

  private final SchemaVersion version;
  private final boolean hasCanvas;

  /**
   * @param hasCanvas whether sessions have {@code canvas_id}, which the first releases had not
   */
  JaazBulkRows(SchemaVersion version, boolean hasCanvas) {
    this.version = version;
    this.hasCanvas = hasCanvas;
  }

  SchemaVersion version() {
    return version;
  }

  /**
   * @throws StoreException.Unsupported when the version has no place for the record, or for a
   *     component of it
   */
  private void requirePlace(BulkRecord record) {
    if (!version.has(record.kind())) {
      throw new StoreException.Unsupported(version, record.kind());
    }
    if (!record.tenant().equals(TenantId.DEFAULT)) {
      throw new StoreException.Unsupported(version, EntityKind.TENANT);
    }
    if (!owner(record.value()).equals(LocalUser.ID)) {
      throw new StoreException.Unsupported(version, record.kind(), "owner_id");
    }
    VersionFields.requireKept(version, record.value());
  }

  private static String owner(Object value) {
    return value instanceof Message message
        ? message.ownerId()
        : ((OwnedRecord<?>) value).ownerId();
  }

  /**
   * The row of a record; its number is null when any will do.
   *
   * @throws StoreException.Unsupported when it would not come back as it is
   */
  JaazRow row(BulkRecord record) {
    requirePlace(record);
    try {
      JaazRow row = made(record);
      requireSame(record, shown(row, record.value()));
      return row;
    } catch (InvalidValueException refused) {
      throw new StoreException.Unsupported(version, record.kind(), refused.field());
    }
  }

  private JaazRow made(BulkRecord record) {
    if (record.value() instanceof Conversation conversation) {
      return session(conversation);
    }
    if (record.value() instanceof Message message) {
      return JaazMessageRow.of(
          number(record.kind(), message.id()), sessionId(message.conversationId()), message);
    }
    if (record.value() instanceof Workflow workflow) {
      JaazWorkflowRow row = new JaazWorkflowRow();
      row.number = number(record.kind(), workflow.id());
      row.fill(workflow);
      return row;
    }
    if (record.value() instanceof Canvas canvas) {
      JaazCanvasRow row = named(new JaazCanvasRow(), canvas.id());
      row.fill(canvas);
      return row;
    }
    if (record.value() instanceof StoredFile file) {
      JaazFileRow row = named(new JaazFileRow(), file.id());
      row.fill(file);
      return row;
    }
    throw new StoreException.Unsupported(version, record.kind());
  }

  private long number(EntityKind kind, String id) {
    OptionalLong number = JaazNumbers.row(id);
    if (number.isEmpty()) {
      throw new StoreException.Unsupported(version, kind, "id");
    }
    return number.getAsLong();
  }

  private JaazSession session(Conversation record) {
    if (record.canvasId() != null && !hasCanvas) {
      throw new StoreException.Unsupported(version, EntityKind.CONVERSATION, "canvas_id");
    }
    JaazSession row = hasCanvas ? new JaazSessionRow() : new JaazOldSessionRow();
    named(row, record.id());
    row.id = sessionId(record.id());
    row.fill(record, JaazIds.storedOptional(record.canvasId()));
    return row;
  }

  private static @Nullable String sessionId(String conversationId) {
    boolean hasNone =
        conversationId.equals(JaazIds.NO_SESSION) || JaazIds.row(conversationId).isPresent();
    return hasNone ? null : JaazIds.stored(conversationId);
  }

  /** Rows without an id are told by their number, which is in the id that they are shown by. */
  private static <R extends JaazTextRow> R named(R row, String id) {
    row.number = JaazIds.row(id).orElse(null);
    row.id = row.number == null ? JaazIds.stored(id) : null;
    return row;
  }

  /** The record that a row gives, stored or not, with what is made from elsewhere as expected. */
  static Object shown(JaazRow row, Object expected) {
    if (row instanceof JaazSession session && expected instanceof Conversation conversation) {
      Tally tally =
          new Tally(
              conversation.messageCount(), conversation.createdAt(), conversation.lastMessageAt());
      boolean nameless = conversation.id().equals(JaazIds.NO_SESSION) && session.id == null;
      String id = nameless ? JaazIds.NO_SESSION : session.shownId();
      return new JaazThread(id, session, tally).toDomain();
    }
    return row instanceof JaazMessageRow message
        ? message.toDomain()
        : ((JaazRecordRow<?>) row).toDomain();
  }

  private void requireSame(BulkRecord record, Object shown) {
    differing(record.value(), shown)
        .ifPresent(
            component -> {
              throw new StoreException.Unsupported(version, record.kind(), component);
            });
  }

  /** The first component that differs, in snake_case. */
  static Optional<String> differing(Object record, Object shown) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      boolean isSame = Objects.equals(value(component, record), value(component, shown));
      if (!isSame && !MADE.contains(component.getName())) {
        return Optional.of(
            component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
      }
    }
    return Optional.empty();
  }

  private static @Nullable Object value(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("Records can be read", failure);
    }
  }
}
