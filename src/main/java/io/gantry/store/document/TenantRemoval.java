package io.gantry.store.document;

import java.util.List;
import org.eclipse.jnosql.communication.semistructured.SelectQuery;

/**
 * Deletes every record of a tenant but the tenant itself; can be done again after an interruption.
 */
final class TenantRemoval {

  private final Documents documents;
  private final UserRemoval users;
  private final Owners owners;

  TenantRemoval(Documents documents, Owners owners) {
    this.documents = documents;
    this.users = new UserRemoval(documents, owners);
    this.owners = owners;
  }

  void deleteAll() {
    SelectQuery query = SelectQuery.select().from("user").orderBy("created_at").asc().build();
    for (IndexRow row : documents.database().rows(query, null, SortBounds.NONE)) {
      users.delete(row.id());
    }
    owners.all(documents).forEach(users::deleteOwned);
    for (int shard = 0; shard < Values.SHARDS; shard++) {
      deleteAnswers(Values.shard(shard));
    }
  }

  private void deleteAnswers(String shard) {
    RangeRead range = RangeRead.ofIndex(documents.database().prefix() + "IDEMPOTENCY#" + shard);
    for (ItemKey answer : documents.writes().keysOf(range)) {
      List<ItemKey> items = documents.writes().keysOf(RangeRead.ofTable(answer.partition(), ""));
      documents.writes().deleteAll(items);
    }
  }
}
