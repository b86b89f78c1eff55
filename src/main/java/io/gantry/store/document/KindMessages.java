package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Message;
import io.gantry.chat.MessageRepository;
import io.gantry.common.JsonText;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Text;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import io.gantry.store.VersionFields;
import io.gantry.store.document.KindRecords.ChangedException;
import io.gantry.store.jaaz.ContentRevision;
import io.gantry.store.jaaz.JaazIds;
import io.gantry.store.jaaz.JaazMessageText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The messages of versions 5 and 6, under the session id of their conversation. */
final class KindMessages implements MessageRepository {

  static final List<String> COLUMNS = List.of("role", "message", "created_at", "updated_at");

  /** How often an append looks for a free id anew; many may append to a conversation at once. */
  private static final int MAX_ATTEMPTS = 100;

  private final KindDocuments documents;
  private final KindThreads threads;

  KindMessages(KindDocuments documents) {
    this.documents = documents;
    this.threads = new KindThreads(documents);
  }

  @Override
  public Message append(Message message) {
    requireNonNull(message, "message");
    return appendAll(message.conversationId(), List.of(message)).get(0);
  }

  @Override
  public List<Message> append(String conversationId, List<Message> messages) {
    requireNonNull(conversationId, "conversationId");
    AppendRules.require(conversationId, messages);
    return appendAll(conversationId, messages);
  }

  private List<Message> appendAll(String conversationId, List<Message> messages) {
    messages.forEach(message -> VersionFields.requireKept(documents.version(), message));
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      try {
        return appendOnce(conversationId, messages);
      } catch (ChangedException meanwhile) {
        // Another message took the id: the next one is free.
      }
    }
    throw new StoreException.Unavailable("Messages are appended faster than ids are found", null);
  }

  private List<Message> appendOnce(String conversationId, List<Message> messages) {
    Message last = messages.get(messages.size() - 1);
    List<Write> writes = new ArrayList<>();
    writes.add(counted(conversationId, last));
    List<Message> stored = new ArrayList<>();
    String before = lastId(conversationId);
    for (Message message : messages) {
      requireFree(message, before, stored);
      before = KindMessageIds.next(message.id(), message.createdAt(), before);
      Map<String, AttributeValue> item = toItem(message, before);
      writes.add(documents.writes().create(KindTable.MESSAGES, item, ChangedException::new));
      stored.add(toRecord(new KindRow(item), conversationId, message.ownerId()));
    }
    documents.requests().execute(writes);
    return stored;
  }

  /** An id that comes too early gets another one, unless it is that of a message already here. */
  private void requireFree(Message message, String before, List<Message> stored) {
    String id = message.id();
    boolean comesTooEarly = KindMessageIds.isOne(id) && id.compareTo(before) <= 0;
    boolean isTaken =
        comesTooEarly
            && (stored.stream().anyMatch(one -> one.id().equals(id))
                || documents
                    .requests()
                    .get(KindTable.MESSAGES, key(message.conversationId(), id))
                    .isPresent());
    if (isTaken) {
      throw new StoreException.AlreadyExists("message", "id");
    }
  }

  /** The conversation is there still, and changes with its messages when it has a row. */
  private Write counted(String conversationId, Message last) {
    Optional<KindRow> row = threads.row(conversationId);
    if (row.isEmpty()) {
      if (threads.orphan(last.ownerId(), conversationId).isEmpty()) {
        throw KindConversations.notFound(conversationId);
      }
      return documents
          .writes()
          .checkAbsent(KindTable.SESSIONS, KindThreads.key(conversationId), ChangedException::new);
    }
    KindRow own =
        row.filter(any -> documents.isOwn(any, last.ownerId()))
            .orElseThrow(() -> KindConversations.notFound(conversationId));
    return documents
        .writes()
        .change(
            KindTable.SESSIONS,
            own,
            KindDocuments.GUARDS,
            new KindItem().time("updated_at", last.createdAt()).toMap(),
            () -> KindConversations.notFound(conversationId));
  }

  private String lastId(String conversationId) {
    KindQuery query = KindThreads.messages(conversationId).inOrder(false);
    return documents.requests().first(query, 1, "id").stream()
        .map(row -> row.required("id"))
        .findFirst()
        .orElse("");
  }

  Map<String, AttributeValue> toItem(Message message, String storedId) {
    return documents.owned(
        new KindItem()
            .text("session_id", KindIds.stored(message.conversationId()))
            .text("id", storedId)
            .text("role", message.role())
            .text("message", new JaazMessageText(message.role(), message.content()).write())
            .time("created_at", message.createdAt())
            .time("updated_at", message.updatedAt())
            .toMap(),
        message.ownerId());
  }

  static Message toRecord(KindRow row, String conversationId, String ownerId) {
    JaazMessageText said = JaazMessageText.read(row.text("role"), row.text("message"));
    Instant created = row.time("created_at", "updated_at");
    String id = row.required("id");
    return new Message(
        JaazIds.shown(id),
        conversationId,
        ownerId,
        KindMessageIds.orderKey(id),
        said.role(),
        said.content(),
        null,
        JsonText.EMPTY_OBJECT,
        null,
        created,
        row.time("updated_at", "created_at"),
        ContentRevision.of(row.contents(COLUMNS)));
  }

  @Override
  public Optional<Message> find(String ownerId, String conversationId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    requireNonNull(id, "id");
    return row(ownerId, conversationId, id).map(row -> toRecord(row, conversationId, ownerId));
  }

  private Optional<KindRow> row(String ownerId, String conversationId, String id) {
    if (!Text.isId(conversationId) || !Text.isId(id) || !threads.isThere(ownerId, conversationId)) {
      return Optional.empty();
    }
    return documents
        .requests()
        .get(KindTable.MESSAGES, key(conversationId, id))
        .filter(row -> documents.isOwn(row, ownerId));
  }

  private static Map<String, AttributeValue> key(String conversationId, String id) {
    return Map.of(
        "session_id",
        AttributeValue.fromS(KindIds.stored(conversationId)),
        "id",
        AttributeValue.fromS(KindIds.stored(id)));
  }

  @Override
  public Page<Message> list(String ownerId, String conversationId, PageRequest page) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    requireNonNull(page, "page");
    Keyset keyset =
        Keyset.of(
            documents.cursors(),
            page,
            documents.tenant().value(),
            "message",
            ownerId,
            conversationId);
    Optional<List<String>> start = keyset.start();
    if (!threads.isThere(ownerId, conversationId)) {
      throw KindConversations.notFound(conversationId);
    }
    KindQuery query =
        KindThreads.messages(conversationId)
            .inOrder(!keyset.isDescending())
            .behind(start.map(at -> key(conversationId, at.get(0))).orElse(null))
            .atMost(keyset.fetchSize());
    List<Message> messages = new ArrayList<>();
    documents
        .requests()
        .query(
            query,
            List.of(),
            row -> {
              if (documents.isOwn(row, ownerId)) {
                messages.add(toRecord(row, conversationId, ownerId));
              }
              return messages.size() < keyset.fetchSize();
            });
    // For the ids that this version makes, the order key is the id.
    return keyset.page(messages, message -> List.of(message.id()));
  }

  @Override
  public Message replace(Message message) {
    requireNonNull(message, "message");
    VersionFields.requireKept(documents.version(), message);
    KindRow row =
        row(message.ownerId(), message.conversationId(), message.id())
            .orElseThrow(() -> new StoreException.NotFound("message", message.id()));
    Message stored = toRecord(row, message.conversationId(), message.ownerId());
    if (stored.revision() != message.revision()) {
      throw conflict(message);
    }
    String id = row.required("id");
    Map<String, @Nullable AttributeValue> changes =
        new HashMap<>(KindWrites.differences(COLUMNS, toItem(stored, id), toItem(message, id)));
    changes.remove("created_at");
    documents
        .requests()
        .execute(
            List.of(
                documents
                    .writes()
                    .change(
                        KindTable.MESSAGES,
                        row,
                        Stream.concat(COLUMNS.stream(), KindDocuments.GUARDS.stream()).toList(),
                        changes,
                        () -> conflict(message))));
    return toRecord(
        new KindRow(KindWrites.changed(row.item(), changes)),
        message.conversationId(),
        message.ownerId());
  }

  private static StoreException.Conflict conflict(Message message) {
    return new StoreException.Conflict("message", message.id(), message.revision());
  }

  @Override
  public int deleteAll(String ownerId, String conversationId, Collection<String> ids) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    requireNonNull(ids, "ids");
    if (ids.size() > MAX_DELETE) {
      throw new StoreException.TooLarge("messages in one deletion", MAX_DELETE);
    }
    if (!threads.isThere(ownerId, conversationId)) {
      return 0;
    }
    int deleted = 0;
    for (String id : new HashSet<>(ids)) {
      if (Text.isId(id) && delete(ownerId, conversationId, id)) {
        deleted++;
      }
    }
    return deleted;
  }

  private boolean delete(String ownerId, String conversationId, String id) {
    return documents
        .requests()
        .get(KindTable.MESSAGES, key(conversationId, id))
        .filter(row -> documents.isOwn(row, ownerId))
        .filter(this::remove)
        .isPresent();
  }

  private boolean remove(KindRow row) {
    try {
      documents
          .requests()
          .execute(
              List.of(
                  documents
                      .writes()
                      .delete(
                          KindTable.MESSAGES, row, KindDocuments.GUARDS, ChangedException::new)));
      return true;
    } catch (ChangedException meanwhile) {
      return false;
    }
  }
}
