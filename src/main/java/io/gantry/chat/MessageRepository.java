package io.gantry.chat;

import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The messages of one tenant's conversations. Each call is atomic unless said otherwise. */
public interface MessageRepository {

  /**
   * The most messages of one {@link #append(String, List)}: each takes two of the 100 actions that
   * a DynamoDB transaction may have (TransactWriteItems), and the conversation takes one.
   */
  int MAX_APPEND = 49;

  /**
   * The most bytes of JSON in one {@link #append(String, List)} of several messages: a DynamoDB
   * transaction holds 4 MB. A single message may be as large as a {@code JsonText}.
   */
  int MAX_APPEND_BYTES = 3 * 1024 * 1024;

  /** The most ids in one {@link #deleteAll}. */
  int MAX_DELETE = 200;

  /**
   * Appends a message and counts it in its conversation, both or neither: the conversation is then
   * what {@link Conversation#withAppended} says.
   *
   * <p>Versions 1 to 6 number their messages: what has an id that cannot be one of theirs, or that
   * would not come last, gets the next one, and an order key to match.
   *
   * @return the message as stored
   * @throws io.gantry.store.StoreException.NotFound when the message's owner has no such
   *     conversation
   * @throws io.gantry.store.StoreException.AlreadyExists when the conversation holds its id or
   *     order key; {@code field} is {@code id} or {@code order_key}
   */
  Message append(Message message);

  /**
   * Appends messages of one conversation, all or none: the conversation is then what {@link
   * Conversation#withAppended} says when it is applied to them one after the other.
   *
   * @param messages 1 to {@value #MAX_APPEND}, all of the conversation, of one owner, with at most
   *     {@link #MAX_APPEND_BYTES} of content and metadata in UTF-8
   * @return the messages as stored, see {@link #append(Message)}
   * @throws io.gantry.store.StoreException.TooLarge above those limits, in every store
   * @throws io.gantry.store.StoreException.NotFound as for one message
   * @throws io.gantry.store.StoreException.AlreadyExists as for one message, and when two of {@code
   *     messages} have the same id or order key
   * @throws IllegalArgumentException when {@code messages} is empty, or holds one of another
   *     conversation or owner than the first
   */
  List<Message> append(String conversationId, List<Message> messages);

  Optional<Message> find(String ownerId, String conversationId, String id);

  /**
   * One page ordered by order key.
   *
   * @throws io.gantry.store.StoreException.NotFound when the owner has no such conversation
   * @throws io.gantry.common.InvalidCursorException when the cursor is not one of this list
   */
  Page<Message> list(String ownerId, String conversationId, PageRequest page);

  /**
   * Replaces role, content, mode, metadata, token count and update time on condition of the
   * revision; the conversation does not change, and another order key or creation is ignored.
   *
   * @return the message as stored, with the next revision
   * @throws io.gantry.store.StoreException.NotFound when there is no such message
   * @throws io.gantry.store.StoreException.Conflict when its revision is another
   */
  Message replace(Message message);

  /**
   * Deletes the messages that exist among {@code ids}, lowers the count of the conversation by as
   * many and raises its revision by as many; its times stay. Each message is deleted together with
   * its count; the whole need not be atomic.
   *
   * @param ids at most {@value #MAX_DELETE}; an id given twice counts once
   * @return how many there were; 0 when the owner has no such conversation
   * @throws io.gantry.store.StoreException.TooLarge above that limit
   */
  int deleteAll(String ownerId, String conversationId, Collection<String> ids);
}
