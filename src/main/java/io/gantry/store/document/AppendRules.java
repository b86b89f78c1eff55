package io.gantry.store.document;

import io.gantry.chat.Message;
import io.gantry.chat.MessageRepository;
import io.gantry.common.Text;
import io.gantry.store.StoreException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold of messages that are appended together, before the database is asked. */
final class AppendRules {

  private AppendRules() {}

  static void require(String conversationId, List<Message> messages) {
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("There are no messages to append");
    }
    if (messages.size() > MessageRepository.MAX_APPEND) {
      throw new StoreException.TooLarge("messages in one append", MessageRepository.MAX_APPEND);
    }
    String owner = messages.get(0).ownerId();
    for (Message message : messages) {
      if (!message.conversationId().equals(conversationId) || !message.ownerId().equals(owner)) {
        throw new IllegalArgumentException("The messages are not of one conversation and owner");
      }
    }
    if (messages.size() > 1 && bytes(messages) > MessageRepository.MAX_APPEND_BYTES) {
      throw new StoreException.TooLarge(
          "bytes of JSON in one append", MessageRepository.MAX_APPEND_BYTES);
    }
  }

  private static long bytes(List<Message> messages) {
    long bytes = 0;
    for (Message message : messages) {
      bytes += Text.utf8Length(message.content().value());
      bytes += Text.utf8Length(message.metadata().value());
    }
    return bytes;
  }

  /**
   * Refuses two messages with one id or order key, which DynamoDB would not take in a transaction.
   *
   * @param conversationLives asked before, because an unknown conversation is the first to be told
   */
  static void requireDistinct(List<Message> messages, Runnable conversationLives) {
    Set<String> ids = new HashSet<>();
    Set<String> orderKeys = new HashSet<>();
    for (Message message : messages) {
      boolean newId = ids.add(message.id());
      if (!orderKeys.add(message.orderKey()) || !newId) {
        conversationLives.run();
        throw new StoreException.AlreadyExists("message", newId ? "order_key" : "id");
      }
    }
  }
}
