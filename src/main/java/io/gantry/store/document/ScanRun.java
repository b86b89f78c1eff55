package io.gantry.store.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items that follow one another in a partition: the messages of a conversation. Where a page of a
 * Scan ends among them, a Query gives the rest, and the Scan goes on behind them. Nothing is read,
 * and charged for, that lies in the partition and is not wanted; and DynamoDB Local takes as long
 * for each page of a Scan as for all that is left of the segment.
 *
 * @param partition the attribute of the partition key
 * @param sort the attribute of the sort key
 * @param prefix what the sort keys of the run begin with; empty when it is the whole partition
 * @param except what the keys of partitions begin with that have no such run; null when all have
 * @param end a sort key behind all that is wanted of the partition; null when the run is all of it
 */
record ScanRun(
    String partition, String sort, String prefix, @Nullable String except, @Nullable String end) {

  /** The most items of a Query, which reads 1 MB at most in any case. */
  static final int PAGE = 1_000;

  /** Whether the next item may be of a run that this key lies in. */
  boolean holds(Map<String, AttributeValue> key) {
    return key.get(sort).s().startsWith(prefix)
        && (except == null || !key.get(partition).s().startsWith(except));
  }

  String condition(
      Map<String, AttributeValue> key,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    names.put("#p", partition);
    values.put(KeyGuard.QUERY_PARTITION, key.get(partition));
    String same = "#p = " + KeyGuard.QUERY_PARTITION;
    if (prefix.isEmpty()) {
      return same;
    }
    names.put("#s", sort);
    values.put(":s", AttributeValue.fromS(prefix));
    return same + " AND begins_with(#s, :s)";
  }

  /**
   * Where the Scan goes on. A key need not exist for that.
   *
   * @param last a key of the run
   * @param rest what the last Query gave
   */
  Map<String, AttributeValue> behind(
      Map<String, AttributeValue> last, List<Map<String, AttributeValue>> rest) {
    Map<String, AttributeValue> item = rest.isEmpty() ? last : rest.get(rest.size() - 1);
    Map<String, AttributeValue> key = new HashMap<>();
    key.put(partition, item.get(partition));
    key.put(sort, end == null ? item.get(sort) : AttributeValue.fromS(end));
    return key;
  }
}
