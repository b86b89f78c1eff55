package io.gantry.store.document;

import io.gantry.common.InvalidValueException;
import io.gantry.common.Text;
import io.gantry.store.BulkRemark;
import io.gantry.store.LocalUser;
import io.gantry.store.RecordKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What reading the tables of versions 5 and 6 as a whole asks again and again.
 *
 * @param there the tables that exist
 */
record KindRows(BulkRequests requests, KindDocuments documents, Set<KindTable> there) {

  KindRows {
    there = Set.copyOf(there);
  }

  String name(KindTable table) {
    return documents.requests().name(table);
  }

  /** Whose a row is; empty when nobody can have that id, or the row names none. */
  Optional<String> ownerOf(KindRow row) {
    return documents.byUser()
        ? Optional.ofNullable(row.text(KindTable.USER_ID)).filter(Text::isId)
        : Optional.of(LocalUser.ID);
  }

  BulkRemark ofNobody(RecordKey key) {
    return KindOddities.unreadable(
        documents.tenant(), key, "the row names no user, so nobody has it");
  }

  BulkRemark unreadable(RecordKey key, InvalidValueException broken) {
    return KindOddities.unreadable(documents.tenant(), key, String.valueOf(broken.getMessage()));
  }

  /** The rows with these keys, by the attribute of their key. */
  Map<String, KindRow> rows(KindTable table, Set<String> ids, List<String> columns) {
    String field = table.keyFields().get(0);
    Map<String, KindRow> rows = new HashMap<>();
    if (!ids.isEmpty() && there.contains(table)) {
      requests
          .getAll(
              name(table),
              ids.stream().map(id -> Map.of(field, AttributeValue.fromS(id))).toList(),
              columns)
          .forEach(item -> rows.put(item.get(field).s(), new KindRow(item)));
    }
    return rows;
  }
}
