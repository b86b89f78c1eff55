package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Ticket;
import io.gantry.chat.TicketRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Text;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;

/** See {@link TicketRepository}. */
final class TicketTable implements TicketRepository {

  private static final String DELETE =
      "delete from TicketRow t where t.key.tenantId = :tenant"
          + " and t.key.conversationId = :conversation and t.key.id = :id and t.ownerId = :owner";

  private static final String TICKETS =
      "from TicketRow t where t.key.tenantId = :tenant"
          + " and t.key.conversationId = :conversation and t.ownerId = :owner";

  private final TenantUnits units;
  private final ConversationCheck conversations;

  TicketTable(TenantUnits units) {
    this.units = units;
    this.conversations = new ConversationCheck(units);
  }

  @Override
  public void create(Ticket ticket) {
    requireNonNull(ticket, "ticket");
    units.write(
        "ticket.create",
        session -> {
          conversations.require(session, ticket.ownerId(), ticket.conversationId());
          return session.insert(TicketRow.of(units.tenant(), ticket));
        });
  }

  @Override
  public Optional<Ticket> find(String ownerId, String conversationId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    requireNonNull(id, "id");
    return units
        .read("ticket.find", session -> row(session, ownerId, conversationId, id))
        .map(TicketRow::toDomain);
  }

  private Optional<TicketRow> row(
      StatelessSession session, String ownerId, String conversationId, String id) {
    if (!Text.isId(conversationId) || !Text.isId(id)) {
      return Optional.empty();
    }
    EntryKey key = EntryKey.of(units.tenant(), conversationId, id);
    return Optional.ofNullable(session.get(TicketRow.class, key))
        .filter(row -> row.ownerId.equals(ownerId));
  }

  @Override
  public Ticket replace(Ticket ticket) {
    requireNonNull(ticket, "ticket");
    return units.write("ticket.replace", session -> replaceIn(session, ticket));
  }

  private Ticket replaceIn(StatelessSession session, Ticket ticket) {
    TicketRow stored =
        row(session, ticket.ownerId(), ticket.conversationId(), ticket.id())
            .orElseThrow(() -> new StoreException.NotFound("ticket", ticket.id()));
    Revisions.requireSame("ticket", ticket.id(), stored.revision, ticket.revision());
    TicketRow row = TicketRow.of(units.tenant(), ticket);
    row.keep(stored);
    session.update(row);
    return row.toDomain();
  }

  @Override
  public boolean delete(String ownerId, String conversationId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    requireNonNull(id, "id");
    return Stream.of(ownerId, conversationId, id).allMatch(Text::isId)
        && units.write("ticket.delete", session -> deleteIn(session, ownerId, conversationId, id));
  }

  private boolean deleteIn(
      StatelessSession session, String ownerId, String conversationId, String id) {
    return session
            .createMutationQuery(DELETE)
            .setParameter("tenant", units.id())
            .setParameter("conversation", conversationId)
            .setParameter("id", id)
            .setParameter("owner", ownerId)
            .executeUpdate()
        > 0;
  }

  @Override
  public Page<Ticket> list(String ownerId, String conversationId, PageRequest page) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    Keyset keyset = Keyset.of(units.cursors(), page, units.id(), "ticket", ownerId, conversationId);
    CreationOrder order = CreationOrder.of("t", keyset);
    List<TicketRow> rows =
        units.read(
            "ticket.list",
            session -> {
              conversations.require(session, ownerId, conversationId);
              return order
                  .apply(session.createSelectionQuery(TICKETS + order.text(), TicketRow.class))
                  .setParameter("tenant", units.id())
                  .setParameter("conversation", conversationId)
                  .setParameter("owner", ownerId)
                  .getResultList();
            });
    return keyset
        .page(rows, row -> CreationOrder.position(row.createdAt, row.key.id()))
        .map(TicketRow::toDomain);
  }
}
