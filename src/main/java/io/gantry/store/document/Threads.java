package io.gantry.store.document;

import io.gantry.common.Text;
import io.gantry.store.StoreException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The head of a conversation as its messages and tickets need it. */
record Threads(Documents documents) {

  /** The columns by which {@link #isLiveOf} judges a head. */
  static final List<String> HEAD_COLUMNS =
      List.of(Attributes.PARTITION, Attributes.OWNER, Attributes.DELETING);

  ItemKey head(String conversationId) {
    return documents.key(ConversationItem.class, "id", conversationId);
  }

  static boolean isLiveOf(Map<String, AttributeValue> head, String ownerId) {
    return head.containsKey(Attributes.OWNER)
        && head.get(Attributes.OWNER).s().equals(ownerId)
        && !head.containsKey(Attributes.DELETING);
  }

  static StoreException.NotFound notFound(String conversationId) {
    return new StoreException.NotFound("conversation", conversationId);
  }

  /** The conversation's head, read now. */
  void requireLive(String conversationId, String ownerId) {
    if (!Text.isId(conversationId)
        || documents.database().items(List.of(head(conversationId)), HEAD_COLUMNS).stream()
            .noneMatch(head -> isLiveOf(head, ownerId))) {
      throw notFound(conversationId);
    }
  }
}
