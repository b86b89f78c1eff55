package io.gantry.store.document;

import io.gantry.chat.Ticket;
import io.gantry.common.JsonText;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket as it lies in the table. */
@Entity("ticket")
record TicketItem(
    @Id("id") String id,
    @Column("conversation_id") String conversationId,
    @Column("owner_id") String ownerId,
    @Column("message_id") @Nullable String messageId,
    @Column("title") String title,
    @Column("description") String description,
    @Column("type") String type,
    @Column("priority") String priority,
    @Column("status") String status,
    @Column("acceptance_criteria") String acceptanceCriteria,
    @Column("tasks") String tasks,
    @Column("labels") String labels,
    @Column("external_id") @Nullable String externalId,
    @Column("external_url") @Nullable String externalUrl,
    @Column("created_at") Instant createdAt,
    @Column("updated_at") Instant updatedAt,
    @Column("revision") Long revision) {

  static TicketItem of(Ticket ticket) {
    return new TicketItem(
        ticket.id(),
        ticket.conversationId(),
        ticket.ownerId(),
        ticket.messageId(),
        ticket.title(),
        ticket.description(),
        ticket.type(),
        ticket.priority(),
        ticket.status(),
        ticket.acceptanceCriteria().value(),
        ticket.tasks().value(),
        ticket.labels().value(),
        ticket.externalId(),
        ticket.externalUrl(),
        ticket.createdAt(),
        ticket.updatedAt(),
        ticket.revision());
  }

  Ticket toDomain() {
    return new Ticket(
        id,
        conversationId,
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
        createdAt,
        updatedAt,
        revision);
  }
}
