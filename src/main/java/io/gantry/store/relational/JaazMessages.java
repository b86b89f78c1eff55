package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Message;
import io.gantry.chat.MessageRepository;
import io.gantry.common.InvalidCursorException;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import io.gantry.store.VersionFields;
import io.gantry.store.jaaz.JaazIds;
import io.gantry.store.jaaz.JaazNumbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** See {@link MessageRepository}; the number of a row is its id and its place. */
final class JaazMessages implements MessageRepository {

  private final JaazUnits units;
  private final JaazThreads threads;

  JaazMessages(JaazUnits units, JaazThreads threads) {
    this.units = units;
    this.threads = threads;
  }

  @Override
  public Message append(Message message) {
    requireNonNull(message, "message");
    return store(message.conversationId(), List.of(message)).get(0);
  }

  @Override
  public List<Message> append(String conversationId, List<Message> messages) {
    requireNonNull(conversationId, "conversationId");
    MessageTable.requireAppendable(conversationId, messages);
    return store(conversationId, messages);
  }

  private List<Message> store(String conversationId, List<Message> messages) {
    messages.forEach(message -> VersionFields.requireKept(units.version(), message));
    requireDistinct(messages);
    return units.write("message.append", session -> storeIn(session, conversationId, messages));
  }

  private static void requireDistinct(List<Message> messages) {
    Set<String> ids = new HashSet<>();
    Set<String> orderKeys = new HashSet<>();
    for (Message message : messages) {
      if (!ids.add(message.id())) {
        throw new StoreException.AlreadyExists("message", "id");
      }
      if (!orderKeys.add(message.orderKey())) {
        throw new StoreException.AlreadyExists("message", "order_key");
      }
    }
  }

  private List<Message> storeIn(
      StatelessSession session, String conversationId, List<Message> messages) {
    JaazThread thread = require(session, messages.get(0).ownerId(), conversationId);
    String sessionId = sessionId(session, thread);
    List<Message> stored = new ArrayList<>();
    for (Message message : messages) {
      long number = number(session, sessionId, message);
      JaazMessageRow row = JaazMessageRow.of(number, sessionId, message);
      session.insert(row);
      stored.add(row.toDomain());
    }
    touch(session, thread, stored.get(stored.size() - 1));
    return List.copyOf(stored);
  }

  /** The number that the message asks for when it is free and comes last, else the next one. */
  private static long number(
      StatelessSession session, @Nullable String sessionId, Message message) {
    OptionalLong wanted = JaazNumbers.parse(message.id());
    if (wanted.isPresent()) {
      Optional<JaazMessageRow> holder =
          JaazRows.byNumber(session, JaazMessageRow.class, wanted.getAsLong());
      if (holder.filter(row -> Objects.equals(row.sessionId, sessionId)).isPresent()) {
        throw new StoreException.AlreadyExists("message", "id");
      }
      if (holder.isEmpty() && wanted.getAsLong() > last(session, sessionId)) {
        return wanted.getAsLong();
      }
    }
    return JaazRows.nextNumber(session, JaazMessageRow.class, "chat_messages");
  }

  private static long last(StatelessSession session, @Nullable String sessionId) {
    String query = "select max(m.number)" + JaazThreads.messagesOf(sessionId);
    Long last =
        JaazThreads.bind(session.createSelectionQuery(query, Long.class), sessionId)
            .getSingleResult();
    return last == null ? 0 : last;
  }

  /** The conversation was changed when its last message was written. */
  private static void touch(StatelessSession session, JaazThread thread, Message last) {
    JaazSession row = thread.session();
    if (row != null) {
      new Changes().addTime("updatedAt", row.updated(), last.createdAt()).apply(session, row);
    }
  }

  private JaazThread require(StatelessSession session, String ownerId, String conversationId) {
    return Optional.of(conversationId)
        .filter(any -> units.isLocal(ownerId))
        .flatMap(any -> threads.find(session, any))
        .orElseThrow(() -> new StoreException.NotFound("conversation", conversationId));
  }

  /** What the messages of the conversation have for a session. */
  private @Nullable String sessionId(StatelessSession session, JaazThread thread) {
    if (thread.id().equals(JaazIds.NO_SESSION)) {
      return null;
    }
    JaazSession row = thread.session();
    if (row != null && row.id == null) {
      // Messages could not say that they belong to this one.
      throw new StoreException.NotFound("conversation", thread.id());
    }
    return row != null ? row.id : threads.sessionId(session, thread.id()).orElseThrow();
  }

  @Override
  public Optional<Message> find(String ownerId, String conversationId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    requireNonNull(id, "id");
    return units
        .read("message.find", session -> row(session, ownerId, conversationId, id))
        .map(JaazMessageRow::toDomain);
  }

  private Optional<JaazMessageRow> row(
      StatelessSession session, String ownerId, String conversationId, String id) {
    OptionalLong number = JaazNumbers.row(id);
    if (number.isEmpty() || !units.isLocal(ownerId)) {
      return Optional.empty();
    }
    return JaazRows.byNumber(session, JaazMessageRow.class, number.getAsLong())
        .filter(row -> JaazIds.ofSession(row.sessionId).equals(conversationId));
  }

  @Override
  public Page<Message> list(String ownerId, String conversationId, PageRequest page) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    Keyset keyset =
        Keyset.of(
            units.cursors(), page, units.tenant().value(), "message", ownerId, conversationId);
    Optional<Long> after = keyset.start().map(JaazMessages::number);
    List<JaazMessageRow> rows =
        units.read(
            "message.list",
            session -> {
              JaazThread thread = require(session, ownerId, conversationId);
              return thread.tally().count() == 0
                  ? List.of()
                  : query(session, sessionId(session, thread), keyset, after).getResultList();
            });
    return keyset
        .page(rows, row -> List.of(JaazNumbers.orderKey(row.number)))
        .map(JaazMessageRow::toDomain);
  }

  private static long number(List<String> position) {
    return JaazNumbers.ofOrderKey(position.get(0)).orElseThrow(InvalidCursorException::new);
  }

  private static SelectionQuery<JaazMessageRow> query(
      StatelessSession session, @Nullable String sessionId, Keyset keyset, Optional<Long> after) {
    String comparison = keyset.isDescending() ? " and m.number < :after" : " and m.number > :after";
    String text =
        JaazThreads.messagesOf(sessionId)
            + (after.isPresent() ? comparison : "")
            + " order by m.number"
            + (keyset.isDescending() ? " desc" : " asc");
    SelectionQuery<JaazMessageRow> query =
        session.createSelectionQuery(text, JaazMessageRow.class).setMaxResults(keyset.fetchSize());
    after.ifPresent(number -> query.setParameter("after", number));
    return JaazThreads.bind(query, sessionId);
  }

  @Override
  public Message replace(Message message) {
    requireNonNull(message, "message");
    VersionFields.requireKept(units.version(), message);
    return units.write("message.replace", session -> replaceIn(session, message));
  }

  private Message replaceIn(StatelessSession session, Message message) {
    JaazMessageRow row =
        row(session, message.ownerId(), message.conversationId(), message.id())
            .orElseThrow(() -> new StoreException.NotFound("message", message.id()));
    Revisions.requireSame("message", message.id(), row.toDomain().revision(), message.revision());
    row.change(session, message);
    return JaazRows.byNumber(session, JaazMessageRow.class, row.number).orElseThrow().toDomain();
  }

  @Override
  public int deleteAll(String ownerId, String conversationId, Collection<String> ids) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    if (ids.size() > MAX_DELETE) {
      throw new StoreException.TooLarge("ids in one delete", MAX_DELETE);
    }
    return units.write(
        "message.delete",
        session -> {
          int deleted = 0;
          for (String id : new HashSet<>(ids)) {
            Optional<JaazMessageRow> row = row(session, ownerId, conversationId, id);
            row.ifPresent(found -> JaazRows.delete(session, found));
            deleted += row.isPresent() ? 1 : 0;
          }
          return deleted;
        });
  }
}
