package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.chat.Ticket;
import io.gantry.chat.TicketRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.StoreException;
import jakarta.inject.Inject;
import java.util.Set;

/** What the API does with the tickets of one of the caller's conversations. */
@ApiComponent
public class Tickets {

  static final String KIND = "ticket";

  private final Caller caller;
  private final Json json;

  @Inject
  public Tickets(Caller caller, Json json) {
    this.caller = requireNonNull(caller, "caller");
    this.json = requireNonNull(json, "json");
  }

  Page<Ticket> list(String conversationId, PageRequest page) {
    return repository().list(caller.userId(), conversation(conversationId), page);
  }

  Ticket find(String conversationId, String id) {
    return repository()
        .find(caller.userId(), conversation(conversationId), PathIds.require(KIND, id))
        .orElseThrow(() -> new StoreException.NotFound(KIND, id));
  }

  Ticket create(String conversationId, JsonBody body) {
    Ticket ticket =
        json.read(body, TicketBody.class)
            .ticket(conversation(conversationId), caller.newStamp(caller.newId()));
    try {
      repository().create(ticket);
      return ticket;
    } catch (StoreException.AlreadyExists taken) {
      if (!caller.requested().isRepeated()) {
        throw taken;
      }
      return find(conversationId, ticket.id());
    }
  }

  Ticket patch(String conversationId, String id, Precondition precondition, JsonBody patch) {
    String owner = caller.userId();
    String possible = PathIds.require(KIND, id);
    TicketRepository repository = repository();
    return new Change<>(
            KIND,
            id,
            () -> repository.find(owner, conversation(conversationId), possible),
            Ticket::revision,
            repository::replace)
        .apply(
            precondition,
            before ->
                json.patch(TicketBody.of(before), patch, TicketBody.class)
                    .ticket(conversationId, Stamp.ofChange(before, caller.now())));
  }

  void delete(String conversationId, String id, Precondition precondition) {
    if (precondition.isPresent()) {
      precondition.require(KIND, id, find(conversationId, id).revision());
    }
    if (!deleteOne(conversation(conversationId), id)) {
      throw new StoreException.NotFound(KIND, id);
    }
  }

  BulkDelete.Outcome deleteAll(String conversationId, JsonBody body) {
    Set<String> ids = json.read(body, BulkDelete.class).distinctIds();
    int deleted = 0;
    for (String id : ids) {
      if (deleteOne(conversation(conversationId), id)) {
        deleted++;
      }
    }
    return new BulkDelete.Outcome(deleted, ids.size() - deleted);
  }

  private boolean deleteOne(String conversationId, String id) {
    return PathIds.isPossible(id) && repository().delete(caller.userId(), conversationId, id);
  }

  private TicketRepository repository() {
    return caller.workspace().tickets();
  }

  private static String conversation(String id) {
    return PathIds.require(ConversationKind.NAME, id);
  }
}
