package io.gantry.store.relational;

import io.gantry.chat.Conversation;
import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.library.AudioFile;
import io.gantry.library.KnowledgeDocument;
import io.gantry.library.StoredFile;
import io.gantry.provider.ProviderConfig;
import io.gantry.store.EntityKind;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantId;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the one repository of owned records needs to know of a kind.
 *
 * @param name the kind in the singular, as people say it
 * @param row the row that holds all of a record
 * @param listed the row that holds what lists show
 * @param recency the attribute of the row that orders lists
 * @param title the attribute with the folded title; null where the kind has none
 * @param type the attribute that lists can be filtered by; null where the kind has none
 * @param department the attribute with the folded department; null where the kind has none
 * @param archived the attribute that says so; null where the kind has none
 */
record OwnedKind<T extends OwnedRecord<T>>(
    String name,
    Class<? extends OwnedRow<T>> row,
    Class<? extends OwnedRow<T>> listed,
    BiFunction<TenantId, T, ? extends OwnedRow<T>> toRow,
    String recency,
    @Nullable String title,
    @Nullable String type,
    @Nullable String department,
    @Nullable String archived) {

  static final OwnedKind<Conversation> CONVERSATION =
      new OwnedKind<>(
          EntityKind.CONVERSATION.label(),
          ConversationRow.class,
          ConversationRow.class,
          ConversationRow::of,
          "updatedAt",
          "titleKey",
          "mode",
          null,
          "archived");

  static final OwnedKind<Canvas> CANVAS =
      new OwnedKind<>(
          EntityKind.CANVAS.label(),
          CanvasRow.class,
          CanvasSummaryRow.class,
          CanvasRow::of,
          "updatedAt",
          "titleKey",
          null,
          null,
          null);

  static final OwnedKind<Workflow> WORKFLOW =
      new OwnedKind<>(
          EntityKind.WORKFLOW.label(),
          WorkflowRow.class,
          WorkflowSummaryRow.class,
          WorkflowRow::of,
          "updatedAt",
          "titleKey",
          null,
          null,
          null);

  static final OwnedKind<StoredFile> STORED_FILE =
      new OwnedKind<>(
          EntityKind.FILE.label(),
          StoredFileRow.class,
          StoredFileRow.class,
          StoredFileRow::of,
          "createdAt",
          "titleKey",
          "mimeType",
          null,
          null);

  static final OwnedKind<AudioFile> AUDIO_FILE =
      new OwnedKind<>(
          EntityKind.AUDIO_FILE.label(),
          AudioFileRow.class,
          AudioFileRow.class,
          AudioFileRow::of,
          "uploadedAt",
          null,
          null,
          null,
          null);

  static final OwnedKind<KnowledgeDocument> DOCUMENT =
      new OwnedKind<>(
          EntityKind.DOCUMENT.label(),
          KnowledgeDocumentRow.class,
          KnowledgeDocumentSummaryRow.class,
          KnowledgeDocumentRow::of,
          "updatedAt",
          "titleKey",
          "docType",
          "departmentKey",
          null);

  static final OwnedKind<ProviderConfig> PROVIDER_CONFIG =
      new OwnedKind<>(
          EntityKind.PROVIDER_CONFIG.label(),
          ProviderConfigRow.class,
          ProviderConfigRow.class,
          ProviderConfigRow::of,
          "updatedAt",
          "titleKey",
          null,
          null,
          null);

  static final List<OwnedKind<?>> ALL =
      List.of(CONVERSATION, CANVAS, WORKFLOW, STORED_FILE, AUDIO_FILE, DOCUMENT, PROVIDER_CONFIG);

  /** The name of the row in queries. */
  String entity() {
    return row.getSimpleName();
  }

  /** Whether the filter asks for something that no record of the kind has. */
  boolean hasNone(ListFilter filter) {
    return (filter.title() != null && title == null)
        || (filter.type() != null && type == null)
        || (filter.department() != null && department == null)
        || (filter.archived() != null && archived == null);
  }
}
