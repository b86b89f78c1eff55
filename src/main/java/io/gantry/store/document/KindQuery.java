package io.gantry.store.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Part of one partition of a table, or of an index, in key order.
 *
 * @param index null for the table itself
 * @param field the attribute of the partition key
 * @param sort the attribute of the sort key, when there is a bound on it
 * @param bound the sort key to begin at, inclusive; null for none
 * @param start the primary key behind which to begin; it need not exist; null for the beginning
 * @param limit the most items of one answer
 */
record KindQuery(
    KindTable table,
    @Nullable String index,
    String field,
    String partition,
    @Nullable String sort,
    @Nullable String bound,
    boolean ascending,
    @Nullable Map<String, AttributeValue> start,
    int limit) {

  static KindQuery ofTable(KindTable table, String partition) {
    return of(table, null, table.keyFields().get(0), partition);
  }

  static KindQuery ofIndex(KindTable table, TableSpec.IndexSpec index, String partition) {
    return of(table, index.name(), index.key().partition().name(), partition);
  }

  private static KindQuery of(
      KindTable table, @Nullable String index, String field, String partition) {
    return new KindQuery(table, index, field, partition, null, null, true, null, Integer.MAX_VALUE);
  }

  KindQuery inOrder(boolean newAscending) {
    return new KindQuery(table, index, field, partition, sort, bound, newAscending, start, limit);
  }

  /** Begins at this sort key: it is the lowest in ascending and the highest in descending order. */
  KindQuery from(String newSort, @Nullable String newBound) {
    return new KindQuery(
        table, index, field, partition, newSort, newBound, ascending, start, limit);
  }

  KindQuery behind(@Nullable Map<String, AttributeValue> newStart) {
    return new KindQuery(table, index, field, partition, sort, bound, ascending, newStart, limit);
  }

  KindQuery atMost(int newLimit) {
    return new KindQuery(table, index, field, partition, sort, bound, ascending, start, newLimit);
  }
}
