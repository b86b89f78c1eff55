package io.gantry.fake;

import io.gantry.chat.Ticket;
import io.gantry.chat.TicketRepository;
import io.gantry.common.CursorCodec;
import io.gantry.common.ListPosition;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.EntityKind;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import java.util.Map;
import java.util.Optional;

final class InMemoryTickets implements TicketRepository {

  private static final String KIND = EntityKind.TICKET.label();

  private final TenantId tenant;
  private final TenantRecords records;
  private final CursorCodec cursors;
  private final Listing<Ticket, ListPosition> listing = Listing.byInstant(ListPosition::of);

  InMemoryTickets(TenantId tenant, TenantRecords records, CursorCodec cursors) {
    this.tenant = tenant;
    this.records = records;
    this.cursors = cursors;
  }

  @Override
  public void create(Ticket ticket) {
    synchronized (records) {
      records.requireConversation(ticket.ownerId(), ticket.conversationId());
      Map<String, Ticket> tickets = records.ticketsOf(ticket.conversationId());
      if (tickets.putIfAbsent(ticket.id(), ticket) != null) {
        throw new StoreException.AlreadyExists(KIND, "id");
      }
    }
  }

  @Override
  public Optional<Ticket> find(String ownerId, String conversationId, String id) {
    synchronized (records) {
      return records.hasConversation(ownerId, conversationId)
          ? Optional.ofNullable(records.ticketsOf(conversationId).get(id))
          : Optional.empty();
    }
  }

  @Override
  public Ticket replace(Ticket ticket) {
    synchronized (records) {
      Ticket stored =
          find(ticket.ownerId(), ticket.conversationId(), ticket.id())
              .orElseThrow(() -> new StoreException.NotFound(KIND, ticket.id()));
      TenantRecords.requireRevision(
          EntityKind.TICKET, ticket.id(), stored.revision(), ticket.revision());
      Ticket replaced =
          RecordCopy.keeping(stored, ticket, "createdAt").withRevision(stored.revision() + 1);
      records.ticketsOf(ticket.conversationId()).put(ticket.id(), replaced);
      return replaced;
    }
  }

  @Override
  public boolean delete(String ownerId, String conversationId, String id) {
    synchronized (records) {
      return records.hasConversation(ownerId, conversationId)
          && records.ticketsOf(conversationId).remove(id) != null;
    }
  }

  @Override
  public Page<Ticket> list(String ownerId, String conversationId, PageRequest page) {
    synchronized (records) {
      records.requireConversation(ownerId, conversationId);
      Keyset keyset = Keyset.of(cursors, page, tenant.value(), KIND, ownerId, conversationId);
      return listing.page(keyset, records.ticketsOf(conversationId).values());
    }
  }
}
