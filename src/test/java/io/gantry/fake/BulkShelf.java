package io.gantry.fake;

import io.gantry.account.Credential;
import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.account.Tenant;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.common.CaseFold;
import io.gantry.common.OwnedRecord;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.store.StoreException;
import io.gantry.store.jaaz.JaazNumbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One tenant's records as loads write and read them: whole, and by key. */
record BulkShelf(VersionRules rules, TenantRecords records, InMemoryTenants tenants) {

  private static final Runnable NOTHING = () -> {};

  /** All records but the answers, which expire. */
  List<BulkRecord> all() {
    synchronized (records) {
      List<Object> values = new ArrayList<>();
      List.of(
              records.users,
              records.credentials,
              records.settings,
              records.sessions,
              records.tokens)
          .forEach(map -> values.addAll(map.values()));
      records.messages.values().forEach(map -> values.addAll(map.values()));
      records.tickets.values().forEach(map -> values.addAll(map.values()));
      records.allOwned().forEach(values::addAll);
      return values.stream().map(value -> BulkRecord.of(rules.tenant(), value)).toList();
    }
  }

  /** Stores the record unless it is there; the result undoes it. */
  Runnable load(BulkRecord record) {
    synchronized (records) {
      rules.requireLoadable(record);
      Object value = loaded(record.value());
      @Nullable Object there = find(record.key());
      if (there != null && isSame(there, value)) {
        return NOTHING;
      }
      if (there != null) {
        throw new StoreException.AlreadyExists(record.kind().label(), "id");
      }
      requireFree(value);
      put(value);
      return () -> remove(value);
    }
  }

  /** As it is stored: counts that lie in no row begin at none. */
  private Object loaded(Object value) {
    if (value instanceof Conversation && !rules.keepsAll()) {
      return rules.created(
          RecordCopy.with(RecordCopy.with(value, "messageCount", 0L), "lastMessageAt", null));
    }
    boolean hasRevision = !(value instanceof LoginSession) && !(value instanceof RefreshToken);
    return hasRevision ? rules.created(value) : value;
  }

  private boolean isSame(Object there, Object value) {
    boolean isCounted = there instanceof Conversation && !rules.keepsAll();
    return there.equals(
        isCounted ? RecordCopy.keeping(there, value, "messageCount", "lastMessageAt") : value);
  }

  private @Nullable Object find(RecordKey key) {
    String first = key.parts().get(0);
    return switch (key.kind()) {
      case TENANT -> tenants.find(rules.tenant()).orElse(null);
      case USER -> records.users.get(first);
      case CREDENTIAL -> records.credentials.get(first);
      case SETTINGS -> records.settings.get(first);
      case SESSION -> records.sessions.get(first);
      case REFRESH_TOKEN -> records.tokens.get(first);
      case MESSAGE -> find(records.messagesOf(first).values(), key);
      case TICKET -> records.ticketsOf(first).get(key.parts().get(1));
      case CONVERSATION, CANVAS, WORKFLOW, FILE, AUDIO_FILE, DOCUMENT, PROVIDER_CONFIG ->
          records.ownedOf(key.kind()).get(first);
      case IDEMPOTENT_ANSWER -> throw new IllegalArgumentException("Answers expire");
    };
  }

  private static @Nullable Object find(Collection<Message> messages, RecordKey key) {
    return messages.stream().filter(m -> RecordKey.of(m).equals(key)).findFirst().orElse(null);
  }

  private void requireFree(Object value) {
    if (value instanceof User user) {
      requireFreeName("username", user.username());
      if (user.email() != null) {
        requireFreeName("email", user.email());
      }
    }
    if (value instanceof Conversation conversation && conversation.shareId() != null) {
      boolean isTaken =
          records.conversations().values().stream()
              .anyMatch(other -> conversation.shareId().equals(other.shareId()));
      refuse(isTaken, EntityKind.CONVERSATION, "share_id");
    }
    if (value instanceof Message message) {
      refuse(
          records.messagesOf(message.conversationId()).containsKey(message.orderKey()),
          EntityKind.MESSAGE,
          "order_key");
    }
  }

  private void requireFreeName(String field, String name) {
    refuse(records.loginNames.containsKey(CaseFold.of(name)), EntityKind.USER, field);
  }

  private static void refuse(boolean isTaken, EntityKind kind, String field) {
    if (isTaken) {
      throw new StoreException.AlreadyExists(kind.label(), field);
    }
  }

  private void put(Object value) {
    if (value instanceof Message message) {
      putMessage(message);
    } else if (value instanceof Ticket ticket) {
      records.ticketsOf(ticket.conversationId()).put(ticket.id(), ticket);
    } else if (value instanceof OwnedRecord<?> owned) {
      records.ownedOf(RecordKey.of(owned).kind()).put(owned.id(), owned);
    } else if (value instanceof Tenant tenant) {
      tenants.create(tenant);
    } else {
      putAccount(value);
    }
  }

  private void putAccount(Object value) {
    if (value instanceof User user) {
      records.users.put(user.id(), user);
      user.loginNames().forEach(name -> records.loginNames.put(name, user.id()));
    } else if (value instanceof Credential credential) {
      records.credentials.put(credential.userId(), credential);
    } else if (value instanceof UserSettings settings) {
      records.settings.put(settings.userId(), settings);
    } else if (value instanceof LoginSession session) {
      records.sessions.put(session.id(), session);
    } else if (value instanceof RefreshToken token) {
      records.tokens.put(token.hash(), token);
    }
  }

  private void putMessage(Message message) {
    records.messagesOf(message.conversationId()).put(message.orderKey(), message);
    if (rules.messageIds() == MessageIds.NUMBERS) {
      long number = JaazNumbers.parse(message.id()).orElseThrow();
      records.lastNumber = Math.max(records.lastNumber, number);
    }
    count(message.conversationId());
  }

  /** Where counts lie in no row, they are those of the messages. */
  private void count(String conversationId) {
    if (!rules.keepsAll()) {
      records.conversations().computeIfPresent(conversationId, (id, one) -> records.counted(one));
    }
  }

  private void remove(Object value) {
    synchronized (records) {
      if (value instanceof Message message) {
        records.messagesOf(message.conversationId()).remove(message.orderKey());
        count(message.conversationId());
      } else if (value instanceof Tenant tenant) {
        tenants.forget(tenant.id());
      } else {
        RecordKey key = RecordKey.of(value);
        if (value instanceof User user) {
          records.loginNames.values().removeIf(user.id()::equals);
        }
        mapOf(key).remove(key.parts().get(key.parts().size() - 1));
      }
    }
  }

  private Map<String, ?> mapOf(RecordKey key) {
    return switch (key.kind()) {
      case USER -> records.users;
      case CREDENTIAL -> records.credentials;
      case SETTINGS -> records.settings;
      case SESSION -> records.sessions;
      case REFRESH_TOKEN -> records.tokens;
      case TICKET -> records.ticketsOf(key.parts().get(0));
      case CONVERSATION, CANVAS, WORKFLOW, FILE, AUDIO_FILE, DOCUMENT, PROVIDER_CONFIG ->
          records.ownedOf(key.kind());
      case TENANT, MESSAGE, IDEMPOTENT_ANSWER -> throw new IllegalArgumentException();
    };
  }
}
