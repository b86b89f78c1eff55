package io.gantry.store.document;

import io.gantry.account.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Deletes a user with all that the user owns. The mark on the user comes first, the user's own item
 * last; each step can be done again, so that an interrupted deletion is finished by the next.
 */
final class UserRemoval {

  private final Documents documents;
  private final Owners owners;
  private final Removal removal;

  UserRemoval(Documents documents, Owners owners) {
    this.documents = documents;
    this.owners = owners;
    this.removal = new Removal(documents.database());
  }

  boolean delete(String id) {
    ItemKey key = documents.key(UserItem.class, "id", id);
    boolean marked = removal.mark(key, Conditions.LIVE, Map.of());
    Map<String, AttributeValue> item = removal.item(key);
    if (item.containsKey(Attributes.DELETING)) {
      deleteOwned(id);
      deleteSignIns(id);
      freeLoginNames(item);
      removal.finish(key);
    }
    return marked;
  }

  /** Deletes all records of an owner, user or not. */
  void deleteOwned(String ownerId) {
    new ConversationDocuments(documents, owners).deleteAllOf(ownerId);
    for (DocumentKind<?, ?> kind : DocumentKind.ALL) {
      if (!kind.equals(DocumentKind.CONVERSATION)) {
        new OwnedDocuments<>(documents, owners, kind).deleteAllOf(ownerId);
      }
    }
    owners.forget(documents, ownerId);
  }

  /** Sessions and tokens, each a partition of one item. */
  private void deleteSignIns(String userId) {
    String listed = documents.database().prefix() + "U#" + KeyText.escape(userId) + "#";
    List<ItemKey> keys = new ArrayList<>();
    keys.addAll(documents.writes().keysOf(RangeRead.ofIndex(listed + "SESSION")));
    keys.addAll(documents.writes().keysOf(RangeRead.ofIndex(listed + "TOKEN")));
    documents.writes().deleteAll(keys);
  }

  private void freeLoginNames(Map<String, AttributeValue> item) {
    User user =
        documents
            .mapping()
            .toEntity(UserItem.class, AttributeCodec.decode("user", item))
            .toDomain();
    documents
        .writes()
        .deleteAll(
            user.loginNames().stream()
                .map(name -> documents.key(LoginNameItem.class, "hash", LoginNameItem.hash(name)))
                .toList());
  }
}
