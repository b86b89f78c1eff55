package io.gantry.store.document;

import io.gantry.chat.Conversation;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A conversation as it lies in the table. */
@Entity("conversation")
record ConversationItem(
    @Id("id") String id,
    @Column("owner_id") String ownerId,
    @Column("title") String title,
    @Column("model") @Nullable String model,
    @Column("provider") @Nullable String provider,
    @Column("mode") @Nullable String mode,
    @Column("canvas_id") @Nullable String canvasId,
    @Column("archived") Boolean archived,
    @Column("share_id") @Nullable String shareId,
    @Column("message_count") Long messageCount,
    @Column("last_message_at") @Nullable Instant lastMessageAt,
    @Column("created_at") Instant createdAt,
    @Column("updated_at") Instant updatedAt,
    @Column("revision") Long revision,
    @Column("filter_title") @Nullable String filterTitle,
    @Column("filter_type") @Nullable String filterType,
    @Column("filter_department") @Nullable String filterDepartment,
    @Column("filter_archived") @Nullable Boolean filterArchived)
    implements OwnedItem<Conversation> {

  static ConversationItem of(Conversation conversation) {
    return new ConversationItem(
        conversation.id(),
        conversation.ownerId(),
        conversation.title(),
        conversation.model(),
        conversation.provider(),
        conversation.mode(),
        conversation.canvasId(),
        conversation.archived(),
        conversation.shareId(),
        conversation.messageCount(),
        conversation.lastMessageAt(),
        conversation.createdAt(),
        conversation.updatedAt(),
        conversation.revision(),
        Values.folded(conversation.filterTitle()),
        conversation.filterType(),
        Values.folded(conversation.filterDepartment()),
        conversation.filterArchived());
  }

  @Override
  public Conversation toDomain() {
    return new Conversation(
        id,
        ownerId,
        title,
        model,
        provider,
        mode,
        canvasId,
        archived,
        shareId,
        messageCount,
        lastMessageAt,
        createdAt,
        updatedAt,
        revision);
  }
}
