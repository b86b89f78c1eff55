package io.gantry.fake;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.MessageRepository;
import io.gantry.common.CursorCodec;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Text;
import io.gantry.store.EntityKind;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class InMemoryMessages implements MessageRepository {

  private static final String KIND = EntityKind.MESSAGE.label();

  private final VersionRules rules;
  private final TenantRecords records;
  private final CursorCodec cursors;
  private final Listing<Message, String> listing = Listing.byText(Message::orderKey);

  InMemoryMessages(VersionRules rules, TenantRecords records, CursorCodec cursors) {
    this.rules = rules;
    this.records = records;
    this.cursors = cursors;
  }

  @Override
  public Message append(Message message) {
    return append(message.conversationId(), List.of(message)).get(0);
  }

  @Override
  public List<Message> append(String conversationId, List<Message> messages) {
    requireFitting(conversationId, messages);
    messages.forEach(rules::requireKept);
    synchronized (records) {
      String ownerId = messages.get(0).ownerId();
      Conversation conversation = records.requireConversation(ownerId, conversationId);
      List<Message> placed = placed(conversationId, messages);
      requireNew(conversationId, placed);
      for (Message message : placed) {
        records.messagesOf(conversationId).put(message.orderKey(), message);
        conversation = rules.changed(conversation, conversation.withAppended(message));
      }
      records.conversations().put(conversationId, conversation);
      if (rules.messageIds() == MessageIds.NUMBERS) {
        records.lastNumber = Long.parseLong(placed.get(placed.size() - 1).id());
      }
      return placed;
    }
  }

  @Override
  public Optional<Message> find(String ownerId, String conversationId, String id) {
    synchronized (records) {
      return records.hasConversation(ownerId, conversationId)
          ? findIn(conversationId, id)
          : Optional.empty();
    }
  }

  @Override
  public Page<Message> list(String ownerId, String conversationId, PageRequest page) {
    synchronized (records) {
      records.requireConversation(ownerId, conversationId);
      Keyset keyset =
          Keyset.of(cursors, page, rules.tenant().value(), KIND, ownerId, conversationId);
      return listing.page(keyset, records.messagesOf(conversationId).values());
    }
  }

  @Override
  public Message replace(Message message) {
    synchronized (records) {
      rules.requireKept(message);
      Message stored =
          find(message.ownerId(), message.conversationId(), message.id())
              .orElseThrow(() -> new StoreException.NotFound(KIND, message.id()));
      TenantRecords.requireRevision(
          EntityKind.MESSAGE, message.id(), stored.revision(), message.revision());
      Message replaced =
          rules.changed(stored, RecordCopy.keeping(stored, message, "orderKey", "createdAt"));
      records.messagesOf(message.conversationId()).put(stored.orderKey(), replaced);
      return replaced;
    }
  }

  @Override
  public int deleteAll(String ownerId, String conversationId, Collection<String> ids) {
    if (ids.size() > MAX_DELETE) {
      throw new StoreException.TooLarge("ids in one delete", MAX_DELETE);
    }
    synchronized (records) {
      if (!records.hasConversation(ownerId, conversationId)) {
        return 0;
      }
      NavigableMap<String, Message> messages = records.messagesOf(conversationId);
      int before = messages.size();
      messages.values().removeIf(message -> ids.contains(message.id()));
      int deleted = before - messages.size();
      records.conversations().computeIfPresent(conversationId, (id, one) -> less(one, deleted));
      return deleted;
    }
  }

  private Conversation less(Conversation conversation, int deleted) {
    long count = conversation.messageCount() - deleted;
    Conversation counted = RecordCopy.with(conversation, "messageCount", count);
    return rules.keepsAll()
        ? rules.changed(conversation, counted, deleted)
        : RecordCopy.with(counted, "lastMessageAt", lastMessageAt(conversation.id()));
  }

  private @Nullable Instant lastMessageAt(String conversationId) {
    NavigableMap<String, Message> messages = records.messagesOf(conversationId);
    return messages.isEmpty() ? null : messages.lastEntry().getValue().createdAt();
  }

  /** The messages under the ids and order keys that they get. */
  private List<Message> placed(String conversationId, List<Message> messages) {
    MessageIds ids = rules.messageIds();
    NavigableMap<String, Message> there = records.messagesOf(conversationId);
    @Nullable String last =
        ids == MessageIds.NUMBERS
            ? Long.toString(records.lastNumber)
            : there.isEmpty() ? null : there.lastEntry().getValue().id();
    List<Message> placed = new ArrayList<>();
    for (Message message : messages) {
      if (ids.isOwn(message.id()) && isTaken(message.id(), conversationId, placed)) {
        throw new StoreException.AlreadyExists(KIND, "id");
      }
      Message next = rules.created(ids.placed(message, last));
      placed.add(next);
      last = next.id();
    }
    return List.copyOf(placed);
  }

  private Optional<Message> findIn(String conversationId, String id) {
    return records.messagesOf(conversationId).values().stream()
        .filter(message -> message.id().equals(id))
        .findFirst();
  }

  private boolean isTaken(String id, String conversationId, List<Message> placed) {
    return findIn(conversationId, id).isPresent()
        || placed.stream().anyMatch(message -> message.id().equals(id));
  }

  private void requireNew(String conversationId, List<Message> messages) {
    Set<String> ids = new HashSet<>();
    Set<String> keys = new HashSet<>(records.messagesOf(conversationId).keySet());
    for (Message message : messages) {
      if (findIn(conversationId, message.id()).isPresent() || !ids.add(message.id())) {
        throw new StoreException.AlreadyExists(KIND, "id");
      }
      if (!keys.add(message.orderKey())) {
        throw new StoreException.AlreadyExists(KIND, "order_key");
      }
    }
  }

  private static void requireFitting(String conversationId, List<Message> messages) {
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("There is no message to append");
    }
    if (messages.size() > MAX_APPEND) {
      throw new StoreException.TooLarge("messages in one append", MAX_APPEND);
    }
    String ownerId = messages.get(0).ownerId();
    for (Message message : messages) {
      if (!message.conversationId().equals(conversationId) || !message.ownerId().equals(ownerId)) {
        throw new IllegalArgumentException("The messages are not of one conversation and owner");
      }
    }
    if (messages.size() > 1 && bytes(messages) > MAX_APPEND_BYTES) {
      throw new StoreException.TooLarge("bytes in one append", MAX_APPEND_BYTES);
    }
  }

  private static long bytes(List<Message> messages) {
    return messages.stream()
        .mapToLong(
            m -> Text.utf8Length(m.content().value()) + Text.utf8Length(m.metadata().value()))
        .sum();
  }
}
