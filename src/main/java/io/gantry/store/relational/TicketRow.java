package io.gantry.store.relational;

import io.gantry.chat.Ticket;
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

/** A row of {@code tickets}. */
@Entity
@Table(name = "tickets")
class TicketRow {

  @EmbeddedId EntryKey key;

  @Column(updatable = false)
  String ownerId;

  @Nullable String messageId;

  @Convert(converter = StoredText.class)
  String title;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  String description;

  @Convert(converter = StoredText.class)
  String type;

  @Convert(converter = StoredText.class)
  String priority;

  @Convert(converter = StoredText.class)
  String status;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  String acceptanceCriteria;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  String tasks;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  String labels;

  @Convert(converter = StoredText.class)
  @Nullable String externalId;

  @Convert(converter = StoredText.class)
  @Nullable String externalUrl;

  @Column(updatable = false)
  long createdAt;

  long updatedAt;

  @Version long revision;

  /** For Hibernate. */
  protected TicketRow() {}

  private TicketRow(TenantId tenant, Ticket ticket) {
    key = EntryKey.of(tenant, ticket.conversationId(), ticket.id());
    ownerId = ticket.ownerId();
    messageId = ticket.messageId();
    title = ticket.title();
    description = ticket.description();
    type = ticket.type();
    priority = ticket.priority();
    status = ticket.status();
    acceptanceCriteria = ticket.acceptanceCriteria().value();
    tasks = ticket.tasks().value();
    labels = ticket.labels().value();
    externalId = ticket.externalId();
    externalUrl = ticket.externalUrl();
    createdAt = Micros.of(ticket.createdAt());
    updatedAt = Micros.of(ticket.updatedAt());
    revision = ticket.revision();
  }

  static TicketRow of(TenantId tenant, Ticket ticket) {
    return new TicketRow(tenant, ticket);
  }

  /** Takes over what {@code replace} leaves as it is. */
  void keep(TicketRow stored) {
    createdAt = stored.createdAt;
  }

  Ticket toDomain() {
    return new Ticket(
        key.id(),
        key.conversationId(),
        ownerId,
        messageId,
        title,
        description,
        type,
        priority,
        status,
        new JsonText(acceptanceCriteria),
        new JsonText(tasks),
        new JsonText(labels),
        externalId,
        externalUrl,
        Micros.toInstant(createdAt),
        Micros.toInstant(updatedAt),
        revision);
  }
}
