package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Ticket;
import io.gantry.chat.TicketRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Text;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import org.eclipse.jnosql.communication.semistructured.SelectQuery;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The tickets of conversations, in the partitions of those. */
final class TicketDocuments implements TicketRepository {

  /** Thrown inside this package when a ticket is gone by now. */
  private static final class GoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GoneException() {
      super("There is no such ticket", null, false, false);
    }
  }

  private final Documents documents;
  private final Threads threads;

  TicketDocuments(Documents documents) {
    this.documents = documents;
    this.threads = new Threads(documents);
  }

  @Override
  public void create(Ticket ticket) {
    requireNonNull(ticket, "ticket");
    Write parent =
        documents
            .writes()
            .check(
                threads.head(ticket.conversationId()),
                Conditions.LIVE_OF_OWNER,
                Map.of(":owner", ticket.ownerId()),
                () -> Threads.notFound(ticket.conversationId()));
    Write child =
        documents
            .writes()
            .create(
                documents.entityOf(TicketItem.of(ticket)),
                () -> new StoreException.AlreadyExists("ticket", "id"));
    documents.writes().execute(List.of(parent, child));
  }

  @Override
  public Optional<Ticket> find(String ownerId, String conversationId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    requireNonNull(id, "id");
    return entity(ownerId, conversationId, id).map(this::toDomain);
  }

  private Ticket toDomain(CommunicationEntity entity) {
    return documents.mapping().toEntity(TicketItem.class, entity).toDomain();
  }

  private Optional<CommunicationEntity> entity(String ownerId, String conversationId, String id) {
    if (!Text.isId(conversationId) || !Text.isId(id)) {
      return Optional.empty();
    }
    ItemKey head = threads.head(conversationId);
    List<Map<String, AttributeValue>> items =
        documents.database().items(List.of(head, key(conversationId, id)), List.of());
    if (items.size() < 2 || !Threads.isLiveOf(items.get(0), ownerId)) {
      return Optional.empty();
    }
    return documents.database().entity("ticket", items.get(1), List.of());
  }

  private ItemKey key(String conversationId, String id) {
    return documents.database().key("ticket", Map.of("conversation_id", conversationId, "id", id));
  }

  @Override
  public Ticket replace(Ticket ticket) {
    requireNonNull(ticket, "ticket");
    CommunicationEntity stored =
        entity(ticket.ownerId(), ticket.conversationId(), ticket.id())
            .orElseThrow(() -> new StoreException.NotFound("ticket", ticket.id()));
    if (stored.find(Attributes.REVISION, Long.class).orElseThrow() != ticket.revision()) {
      throw conflict(ticket);
    }
    Ticket next = ticket.withRevision(ticket.revision() + 1);
    CommunicationEntity entity = documents.entityOf(TicketItem.of(next));
    entity.add("created_at", stored.find("created_at", Instant.class).orElseThrow());
    documents.writes().execute(List.of(documents.writes().replace(entity, () -> conflict(ticket))));
    documents
        .writes()
        .removeParts(
            key(ticket.conversationId(), ticket.id()),
            stored.find(Attributes.GENERATION, String.class));
    return toDomain(entity);
  }

  private static StoreException.Conflict conflict(Ticket ticket) {
    return new StoreException.Conflict("ticket", ticket.id(), ticket.revision());
  }

  @Override
  public boolean delete(String ownerId, String conversationId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    requireNonNull(id, "id");
    Optional<CommunicationEntity> stored = entity(ownerId, conversationId, id);
    if (stored.isEmpty()) {
      return false;
    }
    ItemKey key = key(conversationId, id);
    try {
      documents
          .writes()
          .execute(
              List.of(
                  documents
                      .writes()
                      .delete(key, "attribute_exists(PK)", Map.of(), GoneException::new)));
    } catch (GoneException deletedByAnother) {
      return false;
    }
    documents.writes().removeParts(key, stored.get().find(Attributes.GENERATION, String.class));
    return true;
  }

  @Override
  public Page<Ticket> list(String ownerId, String conversationId, PageRequest page) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    requireNonNull(page, "page");
    Keyset keyset =
        Keyset.of(
            documents.cursors(),
            page,
            documents.tenant().value(),
            "ticket",
            ownerId,
            conversationId);
    threads.requireLive(conversationId, ownerId);
    SelectQuery.SelectOrder order =
        SelectQuery.select()
            .from("ticket")
            .where("conversation_id")
            .eq(conversationId)
            .orderBy("created_at");
    SelectQuery query = (keyset.isDescending() ? order.desc() : order.asc()).build();
    Page<IndexRow> rows =
        documents.page(
            keyset,
            query,
            "created_at",
            Map.of("conversation_id", conversationId),
            SortBounds.NONE,
            IndexRow::isLive);
    return documents.fetch(rows, TicketItem.class, List.of(), TicketItem::toDomain);
  }
}
