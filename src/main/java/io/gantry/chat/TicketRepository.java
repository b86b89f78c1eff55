package io.gantry.chat;

import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import java.util.Optional;

/**
 * The tickets of one tenant's conversations; ids are unique in a conversation. Each call is atomic.
 */
public interface TicketRepository {

  /**
   * @throws io.gantry.store.StoreException.NotFound when the ticket's owner has no such
   *     conversation
   * @throws io.gantry.store.StoreException.AlreadyExists when the conversation holds its id
   */
  void create(Ticket ticket);

  Optional<Ticket> find(String ownerId, String conversationId, String id);

  /**
   * Replaces all components but id, conversation, owner and creation, on condition of the revision.
   *
   * @return the ticket as stored, with the next revision
   * @throws io.gantry.store.StoreException.NotFound when there is no such ticket
   * @throws io.gantry.store.StoreException.Conflict when its revision is another
   */
  Ticket replace(Ticket ticket);

  /**
   * @return whether there was one
   */
  boolean delete(String ownerId, String conversationId, String id);

  /**
   * One page ordered by creation and id, see {@link io.gantry.common.ListPosition}.
   *
   * @throws io.gantry.store.StoreException.NotFound when the owner has no such conversation
   * @throws io.gantry.common.InvalidCursorException when the cursor is not one of this list
   */
  Page<Ticket> list(String ownerId, String conversationId, PageRequest page);
}
