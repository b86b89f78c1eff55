package io.gantry.chat;

import io.gantry.common.OwnedRepository;
import java.util.Optional;

/**
 * The conversations of one tenant. Deleting one deletes its messages and tickets: it is gone from
 * the first moment, and where the database cannot delete all at once, an interrupted call is
 * finished by the next; until then its id stays taken.
 *
 * <p>{@code create} stores {@code messageCount} and {@code lastMessageAt} as given to no effect: a
 * new conversation has 0 and null. A share id that is taken in the tenant fails {@code create} and
 * {@code replace} with {@code StoreException.AlreadyExists} of the field {@code share_id}; nothing
 * changes then. Share ids are compared exactly.
 */
public interface ConversationRepository extends OwnedRepository<Conversation> {

  /** The conversation of any owner in this tenant that is shared under this id. */
  Optional<Conversation> findByShareId(String shareId);
}
