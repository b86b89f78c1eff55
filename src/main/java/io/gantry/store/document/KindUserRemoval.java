package io.gantry.store.document;

import io.gantry.account.User;
import io.gantry.store.document.KindAccounts.Pointers;
import io.gantry.store.document.KindRecords.ChangedException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Deletes a user with all that the user owns. The row is marked first and goes last, so that an
 * interrupted deletion is finished by the next.
 */
final class KindUserRemoval {

  private static final List<KindTable> OWNED =
      List.of(
          KindTable.MESSAGES,
          KindTable.SESSIONS,
          KindTable.CANVASES,
          KindTable.WORKFLOWS,
          KindTable.FILES,
          KindTable.AUDIO_FILES);

  private final KindDocuments documents;

  KindUserRemoval(KindDocuments documents) {
    this.documents = documents;
  }

  /** Whether there was such a user until now. */
  boolean delete(KindRow row, String id) {
    boolean marked = KindDocuments.isLive(row) && mark(row);
    User user = KindAccounts.toRecord(row);
    OWNED.forEach(table -> deleteAll(table, id));
    KindRequests requests = documents.requests();
    for (String name : user.loginNames()) {
      requests
          .get(KindTable.MESSAGES, Pointers.loginKey(name))
          .filter(pointer -> pointer.required("user").equals(id))
          .ifPresent(pointer -> requests.delete(KindTable.MESSAGES, Pointers.loginKey(name)));
    }
    requests.delete(KindTable.USERS, row.only(KindTable.USERS.keyFields()));
    requests.delete(KindTable.MESSAGES, Pointers.userKey(id));
    return marked;
  }

  private boolean mark(KindRow row) {
    Map<String, AttributeValue> mark =
        Map.of(KindDocuments.DELETING, AttributeValue.fromBool(true));
    try {
      documents
          .requests()
          .execute(
              List.of(
                  documents
                      .writes()
                      .change(
                          KindTable.USERS,
                          row,
                          KindDocuments.GUARDS,
                          mark,
                          ChangedException::new)));
      return true;
    } catch (ChangedException meanwhile) {
      return false;
    }
  }

  private void deleteAll(KindTable table, String ownerId) {
    List<String> key = table.keyFields();
    KindQuery query = KindQuery.ofIndex(table, table.userIndex(), ownerId);
    documents
        .requests()
        .query(query, key.toArray(String[]::new))
        .forEach(row -> documents.requests().delete(table, row.only(key)));
  }
}
