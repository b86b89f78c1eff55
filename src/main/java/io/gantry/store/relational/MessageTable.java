package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Message;
import io.gantry.chat.MessageRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Text;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.query.MutationQuery;

/** See {@link MessageRepository}. */
final class MessageTable implements MessageRepository {

  private static final String COUNT =
      "update ConversationRow c set c.messageCount = c.messageCount + :count, c.lastMessageAt = :at,"
          + " c.updatedAt = :at, c.revision = c.revision + :count"
          + " where c.key.tenantId = :tenant and c.key.id = :conversation and c.ownerId = :owner";

  private static final String DISCOUNT =
      "update ConversationRow c set c.messageCount = c.messageCount - :count,"
          + " c.revision = c.revision + :count"
          + " where c.key.tenantId = :tenant and c.key.id = :conversation and c.ownerId = :owner";

  private static final String DELETE =
      "delete from MessageRow m where m.key.tenantId = :tenant"
          + " and m.key.conversationId = :conversation and m.ownerId = :owner and m.key.id in (:ids)";

  private final TenantUnits units;
  private final ConversationCheck conversations;

  MessageTable(TenantUnits units) {
    this.units = units;
    this.conversations = new ConversationCheck(units);
  }

  @Override
  public Message append(Message message) {
    requireNonNull(message, "message");
    store(message.conversationId(), List.of(message));
    return message;
  }

  @Override
  public List<Message> append(String conversationId, List<Message> messages) {
    requireNonNull(conversationId, "conversationId");
    requireAppendable(conversationId, messages);
    store(conversationId, messages);
    return List.copyOf(messages);
  }

  /** Fails unless one append may carry these messages. */
  static void requireAppendable(String conversationId, List<Message> messages) {
    requireOne(conversationId, messages);
    requireSize(messages);
  }

  private static void requireOne(String conversationId, List<Message> messages) {
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("There is no message to append");
    }
    String owner = messages.get(0).ownerId();
    for (Message message : messages) {
      if (!message.conversationId().equals(conversationId) || !message.ownerId().equals(owner)) {
        throw new IllegalArgumentException("The messages belong to several conversations");
      }
    }
  }

  private static void requireSize(List<Message> messages) {
    if (messages.size() > MAX_APPEND) {
      throw new StoreException.TooLarge("messages in one append", MAX_APPEND);
    }
    long bytes = messages.stream().mapToLong(MessageTable::bytes).sum();
    if (messages.size() > 1 && bytes > MAX_APPEND_BYTES) {
      throw new StoreException.TooLarge("bytes of JSON in one append", MAX_APPEND_BYTES);
    }
  }

  private static long bytes(Message message) {
    return (long) Text.utf8Length(message.content().value())
        + Text.utf8Length(message.metadata().value());
  }

  private void store(String conversationId, List<Message> messages) {
    units.write("message.append", session -> storeIn(session, conversationId, messages));
  }

  private int storeIn(StatelessSession session, String conversationId, List<Message> messages) {
    Message last = messages.get(messages.size() - 1);
    int found =
        change(session, COUNT, conversationId, last.ownerId())
            .setParameter("count", messages.size())
            .setParameter("at", Micros.of(last.createdAt()))
            .executeUpdate();
    if (found == 0) {
      throw new StoreException.NotFound("conversation", conversationId);
    }
    messages.forEach(message -> session.insert(MessageRow.of(units.tenant(), message)));
    return found;
  }

  private MutationQuery change(
      StatelessSession session, String query, String conversationId, String ownerId) {
    return session
        .createMutationQuery(query)
        .setParameter("tenant", units.id())
        .setParameter("conversation", conversationId)
        .setParameter("owner", ownerId);
  }

  @Override
  public Optional<Message> find(String ownerId, String conversationId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    requireNonNull(id, "id");
    return units
        .read("message.find", session -> row(session, ownerId, conversationId, id))
        .map(MessageRow::toDomain);
  }

  private Optional<MessageRow> row(
      StatelessSession session, String ownerId, String conversationId, String id) {
    if (!Text.isId(conversationId) || !Text.isId(id)) {
      return Optional.empty();
    }
    EntryKey key = EntryKey.of(units.tenant(), conversationId, id);
    return Optional.ofNullable(session.get(MessageRow.class, key))
        .filter(row -> row.ownerId.equals(ownerId));
  }

  @Override
  public Page<Message> list(String ownerId, String conversationId, PageRequest page) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    Keyset keyset =
        Keyset.of(units.cursors(), page, units.id(), "message", ownerId, conversationId);
    if (!Text.isId(ownerId) || !Text.isId(conversationId)) {
      throw new StoreException.NotFound("conversation", conversationId);
    }
    MessageListQuery query = new MessageListQuery(units.id(), conversationId, ownerId, keyset);
    List<Object[]> rows =
        units.read(
            "message.list",
            session -> {
              List<Object[]> found = query.run(session);
              if (found.isEmpty()) {
                conversations.require(session, ownerId, conversationId);
              }
              return found;
            });
    return keyset.page(rows, row -> List.of(MessageListQuery.orderKey(row))).map(query::toDomain);
  }

  @Override
  public Message replace(Message message) {
    requireNonNull(message, "message");
    return units.write("message.replace", session -> replaceIn(session, message));
  }

  private Message replaceIn(StatelessSession session, Message message) {
    MessageRow stored =
        row(session, message.ownerId(), message.conversationId(), message.id())
            .orElseThrow(() -> new StoreException.NotFound("message", message.id()));
    Revisions.requireSame("message", message.id(), stored.revision, message.revision());
    MessageRow row = MessageRow.of(units.tenant(), message);
    row.keep(stored);
    session.update(row);
    return row.toDomain();
  }

  @Override
  public int deleteAll(String ownerId, String conversationId, Collection<String> ids) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    if (ids.size() > MAX_DELETE) {
      throw new StoreException.TooLarge("ids in one delete", MAX_DELETE);
    }
    List<String> possible = ids.stream().filter(Text::isId).toList();
    if (possible.isEmpty() || !Text.isId(ownerId) || !Text.isId(conversationId)) {
      return 0;
    }
    return units.write(
        "message.delete", session -> deleteIn(session, ownerId, conversationId, possible));
  }

  private int deleteIn(
      StatelessSession session, String ownerId, String conversationId, List<String> ids) {
    int deleted =
        change(session, DELETE, conversationId, ownerId)
            .setParameterList("ids", ids)
            .executeUpdate();
    if (deleted > 0) {
      change(session, DISCOUNT, conversationId, ownerId)
          .setParameter("count", deleted)
          .executeUpdate();
    }
    return deleted;
  }
}
