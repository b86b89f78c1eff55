package io.gantry.store.document;

import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message as it lies in the table. */
@Entity("message")
record MessageItem(
    @Id("id") String id,
    @Column("conversation_id") String conversationId,
    @Column("owner_id") String ownerId,
    @Column("order_key") String orderKey,
    @Column("role") String role,
    @Column("content") String content,
    @Column("mode") @Nullable String mode,
    @Column("metadata") String metadata,
    @Column("token_count") @Nullable Long tokenCount,
    @Column("created_at") Instant createdAt,
    @Column("updated_at") Instant updatedAt,
    @Column("revision") Long revision) {

  static MessageItem of(Message message) {
    return new MessageItem(
        message.id(),
        message.conversationId(),
        message.ownerId(),
        message.orderKey(),
        message.role(),
        message.content().value(),
        message.mode(),
        message.metadata().value(),
        message.tokenCount(),
        message.createdAt(),
        message.updatedAt(),
        message.revision());
  }

  Message toDomain() {
    return new Message(
        id,
        conversationId,
        ownerId,
        orderKey,
        role,
        new JsonText(content),
        mode,
        new JsonText(metadata),
        tokenCount,
        createdAt,
        updatedAt,
        revision);
  }
}
