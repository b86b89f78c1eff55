package io.gantry.store.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A query: part of one partition of the table or of its index, in key order.
 *
 * @param prefix what the sort key begins with; empty for the whole partition; not used with bounds
 * @param lower the first sort key, inclusive, or null
 * @param upper the last sort key, inclusive, or null
 * @param start the key behind which to begin, or null; it need not exist
 * @param limit the most items; what follows them is not read
 * @param columns the attributes to give; empty for all
 */
record RangeRead(
    boolean index,
    String partition,
    String prefix,
    @Nullable String lower,
    @Nullable String upper,
    boolean ascending,
    @Nullable Map<String, AttributeValue> start,
    int limit,
    List<String> columns) {

  /** All items of a partition of the table whose sort key begins with {@code prefix}. */
  static RangeRead ofTable(String partition, String prefix) {
    return new RangeRead(
        false, partition, prefix, null, null, true, null, Integer.MAX_VALUE, List.of());
  }

  /** All items of a partition of the index. */
  static RangeRead ofIndex(String partition) {
    return new RangeRead(true, partition, "", null, null, true, null, Integer.MAX_VALUE, List.of());
  }

  RangeRead between(@Nullable String newLower, @Nullable String newUpper) {
    return new RangeRead(
        index, partition, prefix, newLower, newUpper, ascending, start, limit, columns);
  }

  RangeRead inOrder(boolean newAscending) {
    return new RangeRead(
        index, partition, prefix, lower, upper, newAscending, start, limit, columns);
  }

  RangeRead after(@Nullable Map<String, AttributeValue> newStart) {
    return new RangeRead(
        index, partition, prefix, lower, upper, ascending, newStart, limit, columns);
  }

  RangeRead atMost(int newLimit) {
    return new RangeRead(
        index, partition, prefix, lower, upper, ascending, start, newLimit, columns);
  }

  RangeRead only(List<String> newColumns) {
    return new RangeRead(
        index, partition, prefix, lower, upper, ascending, start, limit, newColumns);
  }
}
