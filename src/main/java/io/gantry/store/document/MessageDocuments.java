package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Message;
import io.gantry.chat.MessageRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Text;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The messages of conversations, in the partitions of those. */
final class MessageDocuments implements MessageRepository {

  private static final String PREFIX = "MSG#";

  /** Follows every key that begins with {@link #PREFIX} in the order of ASCII. */
  private static final String BEHIND = "MSG$";

  private static final String APPENDED =
      "SET message_count = message_count + :count, revision = revision + :count,"
          + " last_message_at = :at, updated_at = :at, GSI1SK = :place";

  private final Documents documents;
  private final Threads threads;

  MessageDocuments(Documents documents) {
    this.documents = documents;
    this.threads = new Threads(documents);
  }

  @Override
  public Message append(Message message) {
    requireNonNull(message, "message");
    appendAll(message.conversationId(), List.of(message));
    return message;
  }

  @Override
  public List<Message> append(String conversationId, List<Message> messages) {
    requireNonNull(conversationId, "conversationId");
    AppendRules.require(conversationId, messages);
    appendAll(conversationId, messages);
    return List.copyOf(messages);
  }

  private void appendAll(String conversationId, List<Message> messages) {
    Message last = messages.get(messages.size() - 1);
    List<Write> writes = new ArrayList<>();
    writes.add(counted(conversationId, messages.size(), last));
    messages.forEach(message -> writes.addAll(creation(message)));
    AppendRules.requireDistinct(
        messages, () -> threads.requireLive(conversationId, last.ownerId()));
    documents.writes().execute(writes);
  }

  /** The message, and before it what leads from its id to it. */
  List<Write> creation(Message message) {
    return List.of(
        create(MessagePointerItem.of(message), "id"), create(MessageItem.of(message), "order_key"));
  }

  private Write create(Object item, String field) {
    return documents
        .writes()
        .create(documents.entityOf(item), () -> new StoreException.AlreadyExists("message", field));
  }

  private Write counted(String conversationId, long count, Message last) {
    String place = KeyText.ofInstant(last.createdAt()) + "#" + conversationId;
    return documents
        .writes()
        .update(
            threads.head(conversationId),
            APPENDED,
            Conditions.LIVE_OF_OWNER,
            Map.of(
                ":count",
                count,
                ":at",
                last.createdAt(),
                ":place",
                place,
                ":owner",
                last.ownerId()),
            () -> Threads.notFound(conversationId));
  }

  @Override
  public Optional<Message> find(String ownerId, String conversationId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(conversationId, "conversationId");
    requireNonNull(id, "id");
    return entity(ownerId, conversationId, id).map(this::toDomain);
  }

  private Message toDomain(CommunicationEntity entity) {
    return documents.mapping().toEntity(MessageItem.class, entity).toDomain();
  }

  /**
   * By one BatchGetItem for the head, the pointer and, as ids mostly are order keys, the message.
   */
  private Optional<CommunicationEntity> entity(String ownerId, String conversationId, String id) {
    if (!Text.isId(conversationId) || !Text.isId(id)) {
      return Optional.empty();
    }
    ItemKey head = threads.head(conversationId);
    ItemKey pointer = pointer(conversationId, id);
    ItemKey guess = message(conversationId, id);
    Map<ItemKey, Map<String, AttributeValue>> found = new HashMap<>();
    documents
        .database()
        .items(List.of(head, pointer, guess), List.of())
        .forEach(item -> found.put(ItemKey.of(item), item));
    if (!found.containsKey(pointer)
        || !Threads.isLiveOf(found.getOrDefault(head, Map.of()), ownerId)) {
      return Optional.empty();
    }
    ItemKey key = message(conversationId, found.get(pointer).get("order_key").s());
    Map<String, AttributeValue> item = found.get(key);
    return item == null
        ? documents.database().entities("message", List.of(key), List.of()).stream().findFirst()
        : documents.database().entity("message", item, List.of());
  }

  private ItemKey pointer(String conversationId, String id) {
    return new ItemKey(threads.head(conversationId).partition(), "REF#" + id);
  }

  private ItemKey message(String conversationId, String orderKey) {
    return new ItemKey(threads.head(conversationId).partition(), PREFIX + orderKey);
  }

  /**
   * The first page from the oldest on takes one Query, which finds the head of the conversation
   * just before the messages. Other pages take one Query too, and a GetItem for the head.
   */
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
    if (!Text.isId(conversationId)) {
      throw Threads.notFound(conversationId);
    }
    Optional<List<String>> start = keyset.start();
    boolean fromHead = start.isEmpty() && !keyset.isDescending();
    List<Map<String, AttributeValue>> items =
        fromHead
            ? afterHead(ownerId, conversationId, keyset.fetchSize())
            : behind(ownerId, conversationId, start, keyset);
    List<Message> messages = new ArrayList<>(items.size());
    for (Map<String, AttributeValue> item : items) {
      documents
          .database()
          .entity("message", item, List.of())
          .map(this::toDomain)
          .ifPresent(messages::add);
    }
    return keyset.page(messages, message -> List.of(message.orderKey()));
  }

  private List<Map<String, AttributeValue>> afterHead(
      String ownerId, String conversationId, int size) {
    ItemKey head = threads.head(conversationId);
    RangeRead range =
        RangeRead.ofTable(head.partition(), "").between(head.sort(), BEHIND).atMost(size + 1);
    List<Map<String, AttributeValue>> items = documents.database().query(range);
    if (items.isEmpty()
        || !ItemKey.of(items.get(0)).equals(head)
        || !Threads.isLiveOf(items.get(0), ownerId)) {
      throw Threads.notFound(conversationId);
    }
    return items.subList(1, items.size());
  }

  private List<Map<String, AttributeValue>> behind(
      String ownerId, String conversationId, Optional<List<String>> start, Keyset keyset) {
    threads.requireLive(conversationId, ownerId);
    RangeRead range =
        RangeRead.ofTable(threads.head(conversationId).partition(), PREFIX)
            .inOrder(!keyset.isDescending())
            .atMost(keyset.fetchSize());
    return documents
        .database()
        .query(
            start
                .map(position -> message(conversationId, position.get(0)).toAttributes())
                .map(range::after)
                .orElse(range));
  }

  @Override
  public Message replace(Message message) {
    requireNonNull(message, "message");
    CommunicationEntity stored =
        entity(message.ownerId(), message.conversationId(), message.id())
            .orElseThrow(() -> new StoreException.NotFound("message", message.id()));
    Message before = toDomain(stored);
    if (before.revision() != message.revision()) {
      throw conflict(message);
    }
    Message next =
        new Message(
            before.id(),
            before.conversationId(),
            before.ownerId(),
            before.orderKey(),
            message.role(),
            message.content(),
            message.mode(),
            message.metadata(),
            message.tokenCount(),
            before.createdAt(),
            message.updatedAt(),
            message.revision() + 1);
    Write write =
        documents
            .writes()
            .replace(documents.entityOf(MessageItem.of(next)), () -> conflict(message));
    documents.writes().execute(List.of(write));
    documents
        .writes()
        .removeParts(
            message(next.conversationId(), next.orderKey()),
            stored.find(Attributes.GENERATION, String.class));
    return next;
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
    Set<String> wanted = new HashSet<>(ids);
    wanted.removeIf(id -> !Text.isId(id));
    if (wanted.isEmpty() || !Text.isId(conversationId)) {
      return 0;
    }
    return new MessageRemoval(documents, ownerId, conversationId).deleteAll(List.copyOf(wanted));
  }
}
