package io.gantry.fake;

import io.gantry.account.Credential;
import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.common.OwnedRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.IdempotentAnswer;
import io.gantry.store.StoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All records of one tenant and the rules that join them. Whoever uses it holds its monitor, so
 * that every call of a repository is atomic.
 */
final class TenantRecords {

  final Map<String, User> users = new HashMap<>();

  /** From folded login name to user id. */
  final Map<String, String> loginNames = new HashMap<>();

  final Map<String, Credential> credentials = new HashMap<>();
  final Map<String, UserSettings> settings = new HashMap<>();
  final Map<String, LoginSession> sessions = new HashMap<>();
  final Map<String, RefreshToken> tokens = new HashMap<>();

  /** By conversation id, then by order key. */
  final Map<String, NavigableMap<String, Message>> messages = new HashMap<>();

  /** By conversation id, then by ticket id. */
  final Map<String, Map<String, Ticket>> tickets = new HashMap<>();

  /** The greatest number that a message ever had, where the table counts them. */
  long lastNumber;

  final Map<String, IdempotentAnswer> answers = new HashMap<>();

  private final Map<EntityKind, Map<String, OwnedRecord<?>>> owned = new HashMap<>();

  /** The owned records of one kind by id. */
  @SuppressWarnings("unchecked") // each kind is used with one type of record only
  <T extends OwnedRecord<T>> Map<String, T> owned(EntityKind kind) {
    return (Map<String, T>) owned.computeIfAbsent(kind, absent -> new HashMap<>());
  }

  /** {@link #owned} of a kind that only the caller's records tell. */
  Map<String, OwnedRecord<?>> ownedOf(EntityKind kind) {
    return owned.computeIfAbsent(kind, absent -> new HashMap<>());
  }

  /** The owned records of each kind. */
  List<Collection<OwnedRecord<?>>> allOwned() {
    return owned.values().stream().map(Map::values).toList();
  }

  /** The conversation with the number and the last time of its messages. */
  Conversation counted(Conversation conversation) {
    NavigableMap<String, Message> all = messagesOf(conversation.id());
    @Nullable Instant last = all.isEmpty() ? null : all.lastEntry().getValue().createdAt();
    return RecordCopy.with(
        RecordCopy.with(conversation, "messageCount", (long) all.size()), "lastMessageAt", last);
  }

  Map<String, Conversation> conversations() {
    return owned(EntityKind.CONVERSATION);
  }

  NavigableMap<String, Message> messagesOf(String conversationId) {
    return messages.computeIfAbsent(conversationId, absent -> new TreeMap<>());
  }

  Map<String, Ticket> ticketsOf(String conversationId) {
    return tickets.computeIfAbsent(conversationId, absent -> new HashMap<>());
  }

  boolean hasConversation(String ownerId, String conversationId) {
    Conversation conversation = conversations().get(conversationId);
    return conversation != null && conversation.ownerId().equals(ownerId);
  }

  Conversation requireConversation(String ownerId, String conversationId) {
    if (!hasConversation(ownerId, conversationId)) {
      throw new StoreException.NotFound(EntityKind.CONVERSATION.label(), conversationId);
    }
    return conversations().get(conversationId);
  }

  void requireUser(String userId) {
    if (!users.containsKey(userId)) {
      throw new StoreException.NotFound(EntityKind.USER.label(), userId);
    }
  }

  /** What hangs on a conversation goes with it. */
  void dropConversationParts(String conversationId) {
    messages.remove(conversationId);
    tickets.remove(conversationId);
  }

  /** What a user owns goes with the user. */
  void dropUserParts(String userId) {
    loginNames.values().removeIf(userId::equals);
    credentials.remove(userId);
    settings.remove(userId);
    sessions.values().removeIf(session -> session.userId().equals(userId));
    tokens.values().removeIf(token -> token.userId().equals(userId));
    conversations().values().stream()
        .filter(conversation -> conversation.ownerId().equals(userId))
        .forEach(conversation -> dropConversationParts(conversation.id()));
    owned.values().forEach(kind -> kind.values().removeIf(r -> r.ownerId().equals(userId)));
  }

  /** How many records of each kind there are; kinds without any may be left out. */
  Map<EntityKind, Long> counts() {
    Map<EntityKind, Long> counts = new EnumMap<>(EntityKind.class);
    owned.forEach((kind, all) -> counts.put(kind, (long) all.size()));
    counts.put(EntityKind.USER, (long) users.size());
    counts.put(EntityKind.CREDENTIAL, (long) credentials.size());
    counts.put(EntityKind.SETTINGS, (long) settings.size());
    counts.put(EntityKind.SESSION, (long) sessions.size());
    counts.put(EntityKind.REFRESH_TOKEN, (long) tokens.size());
    counts.put(EntityKind.MESSAGE, sizes(messages));
    counts.put(EntityKind.TICKET, sizes(tickets));
    counts.put(EntityKind.IDEMPOTENT_ANSWER, (long) answers.size());
    return counts;
  }

  private static long sizes(Map<String, ? extends Map<?, ?>> byConversation) {
    return byConversation.values().stream().mapToLong(Map::size).sum();
  }

  void clear() {
    users.clear();
    loginNames.clear();
    credentials.clear();
    settings.clear();
    sessions.clear();
    tokens.clear();
    messages.clear();
    tickets.clear();
    lastNumber = 0;
    answers.clear();
    owned.clear();
  }

  /** Fails unless the stored revision is the one the change was made from. */
  static void requireRevision(EntityKind kind, String id, long stored, long expected) {
    if (stored != expected) {
      throw new StoreException.Conflict(kind.label(), id, expected);
    }
  }
}
