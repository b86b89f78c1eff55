package io.gantry.store.relational;

import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.tenancy.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

/** A row of {@code messages}. */
@Entity
@Table(name = "messages")
class MessageRow {

  @EmbeddedId EntryKey key;

  @Column(updatable = false)
  String ownerId;

  @Column(updatable = false)
  String orderKey;

  @Convert(converter = StoredText.class)
  String role;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  String content;

  @Convert(converter = StoredText.class)
  @Nullable String mode;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  String metadata;

  @Nullable Long tokenCount;

  @Column(updatable = false)
  long createdAt;

  long updatedAt;

  @Version long revision;

  /** For Hibernate. */
  protected MessageRow() {}

  private MessageRow(TenantId tenant, Message message) {
    key = EntryKey.of(tenant, message.conversationId(), message.id());
    ownerId = message.ownerId();
    orderKey = message.orderKey();
    role = message.role();
    content = message.content().value();
    mode = message.mode();
    metadata = message.metadata().value();
    tokenCount = message.tokenCount();
    createdAt = Micros.of(message.createdAt());
    updatedAt = Micros.of(message.updatedAt());
    revision = message.revision();
  }

  static MessageRow of(TenantId tenant, Message message) {
    return new MessageRow(tenant, message);
  }

  /** Takes over what {@code replace} leaves as it is. */
  void keep(MessageRow stored) {
    orderKey = stored.orderKey;
    createdAt = stored.createdAt;
  }

  Message toDomain() {
    return new Message(
        key.id(),
        key.conversationId(),
        ownerId,
        orderKey,
        role,
        new JsonText(content),
        mode,
        new JsonText(metadata),
        tokenCount,
        Micros.toInstant(createdAt),
        Micros.toInstant(updatedAt),
        revision);
  }
}
