package io.gantry.store.document;

import io.gantry.chat.Conversation;
import io.gantry.common.OwnedRecord;
import io.gantry.library.AudioFile;
import io.gantry.library.KnowledgeDocument;
import io.gantry.library.StoredFile;
import io.gantry.provider.ProviderConfig;
import io.gantry.store.EntityKind;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import jakarta.nosql.Column;
import jakarta.nosql.Id;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of owned records in this store.
 *
 * @param order the field that lists are ordered by: the record's recency
 * @param listed the attributes that a list reads; empty for all
 */
record DocumentKind<T extends OwnedRecord<T>, I extends OwnedItem<T>>(
    EntityKind kind, Class<I> type, Function<T, I> toItem, String order, List<String> listed) {

  static final DocumentKind<Conversation, ConversationItem> CONVERSATION =
      of(EntityKind.CONVERSATION, ConversationItem.class, ConversationItem::of, "updated_at");

  static final DocumentKind<Canvas, CanvasItem> CANVAS =
      of(EntityKind.CANVAS, CanvasItem.class, CanvasItem::of, "updated_at").listedWithout("data");

  static final DocumentKind<Workflow, WorkflowItem> WORKFLOW =
      of(EntityKind.WORKFLOW, WorkflowItem.class, WorkflowItem::of, "updated_at")
          .listedWithout("api_json");

  static final DocumentKind<StoredFile, StoredFileItem> FILE =
      of(EntityKind.FILE, StoredFileItem.class, StoredFileItem::of, "created_at");

  static final DocumentKind<AudioFile, AudioFileItem> AUDIO_FILE =
      of(EntityKind.AUDIO_FILE, AudioFileItem.class, AudioFileItem::of, "uploaded_at");

  static final DocumentKind<KnowledgeDocument, KnowledgeDocumentItem> DOCUMENT =
      of(EntityKind.DOCUMENT, KnowledgeDocumentItem.class, KnowledgeDocumentItem::of, "updated_at")
          .listedWithout("body");

  static final DocumentKind<ProviderConfig, ProviderConfigItem> PROVIDER_CONFIG =
      of(
          EntityKind.PROVIDER_CONFIG,
          ProviderConfigItem.class,
          ProviderConfigItem::of,
          "updated_at");

  /** All kinds that a user owns. */
  static final List<DocumentKind<?, ?>> ALL =
      List.of(CONVERSATION, CANVAS, WORKFLOW, FILE, AUDIO_FILE, DOCUMENT, PROVIDER_CONFIG);

  private static <T extends OwnedRecord<T>, I extends OwnedItem<T>> DocumentKind<T, I> of(
      EntityKind kind, Class<I> type, Function<T, I> toItem, String order) {
    return new DocumentKind<>(kind, type, toItem, order, List.of());
  }

  private DocumentKind<T, I> listedWithout(String heavy) {
    List<String> columns = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      columns.add(column(field));
    }
    columns.removeIf(column -> column.equals(heavy) || column.startsWith("filter_"));
    return new DocumentKind<>(kind, type, toItem, order, List.copyOf(columns));
  }

  private static String column(Field field) {
    Column column = field.getAnnotation(Column.class);
    return column != null ? column.value() : field.getAnnotation(Id.class).value();
  }

  String label() {
    return kind.label();
  }
}
