package io.gantry.store.document;

import io.gantry.account.User;
import io.gantry.store.document.KindAccounts.Pointers;
import io.gantry.store.document.KindRecords.ChangedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes the pointers to users whom old programs registered. */
final class KindEnrolment {

  private KindEnrolment() {}

  /** All users of the table; for administration, because it reads the whole of it. */
  static void enrolAll(KindRequests requests) {
    requests.scan(KindTable.USERS, List.of(), row -> enrol(requests, KindAccounts.toRecord(row)));
  }

  /** Makes the pointers that a user lacks; a name that leads to another stays as it is. */
  static void enrol(KindRequests requests, User user) {
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    keys.add(Pointers.userKey(user.id()));
    user.loginNames().forEach(name -> keys.add(Pointers.loginKey(name)));
    for (Map<String, AttributeValue> key : keys) {
      Map<String, AttributeValue> pointer = Pointers.leading(key, user);
      try {
        requests.execute(
            List.of(
                new KindWrites(requests)
                    .create(KindTable.MESSAGES, pointer, ChangedException::new)));
      } catch (ChangedException before) {
        // There is one.
      }
    }
  }
}
