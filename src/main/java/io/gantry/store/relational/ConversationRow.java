package io.gantry.store.relational;

import io.gantry.chat.Conversation;
import io.gantry.tenancy.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code conversations}; its counts change with the messages only. */
@Entity
@Table(name = "conversations")
class ConversationRow extends OwnedRow<Conversation> {

  @Convert(converter = StoredText.class)
  String title;

  String titleKey;

  @Convert(converter = StoredText.class)
  @Nullable String model;

  @Convert(converter = StoredText.class)
  @Nullable String provider;

  @Convert(converter = StoredText.class)
  @Nullable String mode;

  @Nullable String canvasId;

  boolean archived;

  @Nullable String shareId;

  @Column(updatable = false)
  long messageCount;

  @Column(updatable = false)
  @Nullable Long lastMessageAt;

  /** For Hibernate. */
  protected ConversationRow() {}

  private ConversationRow(TenantId tenant, Conversation record) {
    super(tenant, record);
    title = record.title();
    titleKey = FoldedKey.of(record.title());
    model = record.model();
    provider = record.provider();
    mode = record.mode();
    canvasId = record.canvasId();
    archived = record.archived();
    shareId = record.shareId();
  }

  /** A row without messages; those that are there are counted by {@link #keep}. */
  static ConversationRow of(TenantId tenant, Conversation record) {
    return new ConversationRow(tenant, record);
  }

  /** A row with the counts of the record, whose messages are loaded as well. */
  static ConversationRow loaded(TenantId tenant, Conversation record) {
    ConversationRow row = new ConversationRow(tenant, record);
    row.messageCount = record.messageCount();
    row.lastMessageAt = Micros.ofOptional(record.lastMessageAt());
    return row;
  }

  @Override
  void keep(OwnedRow<Conversation> stored) {
    super.keep(stored);
    ConversationRow row = (ConversationRow) stored;
    messageCount = row.messageCount;
    lastMessageAt = row.lastMessageAt;
  }

  @Override
  Conversation toDomain() {
    return new Conversation(
        key.id(),
        ownerId,
        title,
        model,
        provider,
        mode,
        canvasId,
        archived,
        shareId,
        messageCount,
        Micros.toOptional(lastMessageAt),
        Micros.toInstant(createdAt),
        Micros.toInstant(updatedAt),
        revision);
  }
}
