package io.gantry.store.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Deletes messages of one conversation together with their count, up to 49 in one transaction. When
 * another deletion was faster with one of them, the rest is looked up anew and tried again.
 */
final class MessageRemoval {

  /** Each takes two of the 100 actions of a transaction, and the conversation one. */
  private static final int MAX_TOGETHER = 49;

  private static final String REMOVED =
      "SET message_count = message_count - :count, revision = revision + :count";

  /** Thrown inside this package when a message or the conversation is gone by now. */
  private static final class ChangedMeanwhileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChangedMeanwhileException() {
      super("A message was deleted meanwhile", null, false, false);
    }
  }

  private final Documents documents;
  private final String ownerId;
  private final ItemKey head;

  MessageRemoval(Documents documents, String ownerId, String conversationId) {
    this.documents = documents;
    this.ownerId = ownerId;
    this.head = new Threads(documents).head(conversationId);
  }

  int deleteAll(List<String> ids) {
    int deleted = 0;
    for (int first = 0; first < ids.size(); first += MAX_TOGETHER) {
      deleted += deleteChunk(ids.subList(first, Math.min(first + MAX_TOGETHER, ids.size())));
    }
    return deleted;
  }

  private int deleteChunk(List<String> ids) {
    while (true) {
      List<Map<String, AttributeValue>> pointers = pointers(ids);
      if (pointers.isEmpty()) {
        return 0;
      }
      List<ItemKey> messages = pointers.stream().map(this::message).toList();
      List<Map<String, AttributeValue>> before =
          documents.database().items(messages, generations());
      try {
        documents.writes().execute(deletion(pointers, messages));
      } catch (ChangedMeanwhileException changed) {
        continue;
      }
      before.forEach(this::removeParts);
      return pointers.size();
    }
  }

  /** The pointers that exist; none when the owner has no such conversation. */
  private List<Map<String, AttributeValue>> pointers(List<String> ids) {
    List<ItemKey> keys = new ArrayList<>();
    keys.add(head);
    ids.forEach(id -> keys.add(new ItemKey(head.partition(), "REF#" + id)));
    List<Map<String, AttributeValue>> found =
        new ArrayList<>(documents.database().items(keys, List.of()));
    boolean live =
        !found.isEmpty()
            && ItemKey.of(found.get(0)).equals(head)
            && Threads.isLiveOf(found.get(0), ownerId);
    return live ? found.subList(1, found.size()) : List.of();
  }

  private ItemKey message(Map<String, AttributeValue> pointer) {
    return new ItemKey(head.partition(), "MSG#" + pointer.get("order_key").s());
  }

  private List<Write> deletion(List<Map<String, AttributeValue>> pointers, List<ItemKey> messages) {
    List<Write> writes = new ArrayList<>();
    writes.add(
        documents
            .writes()
            .update(
                head,
                REMOVED,
                Conditions.LIVE_OF_OWNER,
                Map.of(":count", (long) messages.size(), ":owner", ownerId),
                ChangedMeanwhileException::new));
    pointers.forEach(pointer -> writes.add(delete(ItemKey.of(pointer))));
    messages.forEach(message -> writes.add(delete(message)));
    return writes;
  }

  private Write delete(ItemKey key) {
    return documents
        .writes()
        .delete(key, "attribute_exists(PK)", Map.of(), ChangedMeanwhileException::new);
  }

  private static List<String> generations() {
    return List.of(Attributes.PARTITION, Attributes.SORT, Attributes.GENERATION);
  }

  private void removeParts(Map<String, AttributeValue> message) {
    Optional<String> generation =
        Optional.ofNullable(message.get(Attributes.GENERATION)).map(AttributeValue::s);
    documents.writes().removeParts(ItemKey.of(message), generation);
  }
}
