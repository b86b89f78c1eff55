package io.gantry.api;

import io.gantry.chat.Ticket;
import io.gantry.common.JsonText;
import org.jspecify.annotations.Nullable;

/** What a client sets of a ticket. */
public record TicketBody(
    @Nullable String messageId,
    @Nullable String title,
    @Nullable String description,
    @Nullable String type,
    @Nullable String priority,
    @Nullable String status,
    @Nullable JsonText acceptanceCriteria,
    @Nullable JsonText tasks,
    @Nullable JsonText labels,
    @Nullable String externalId,
    @Nullable String externalUrl) {

  static TicketBody of(Ticket ticket) {
    return new TicketBody(
        ticket.messageId(),
        ticket.title(),
        ticket.description(),
        ticket.type(),
        ticket.priority(),
        ticket.status(),
        ticket.acceptanceCriteria(),
        ticket.tasks(),
        ticket.labels(),
        ticket.externalId(),
        ticket.externalUrl());
  }

  Ticket ticket(String conversationId, Stamp stamp) {
    return new Ticket(
        stamp.id(),
        conversationId,
        stamp.ownerId(),
        messageId,
        Required.value("title", title),
        Required.textOr("", description),
        Required.textOr("task", type),
        Required.textOr("medium", priority),
        Required.textOr("pending", status),
        Payloads.array("acceptance_criteria", acceptanceCriteria),
        Payloads.array("tasks", tasks),
        Payloads.array("labels", labels),
        externalId,
        externalUrl,
        stamp.createdAt(),
        stamp.updatedAt(),
        stamp.revision());
  }
}
