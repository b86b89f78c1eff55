package io.gantry.store.document;

import io.gantry.common.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The requests that Gantry makes of DynamoDB, each complete: what a page or a batch leaves over is
 * asked for again, what was throttled is tried again. Reads of the table are consistent; those of
 * the index cannot be.
 */
final class Table {

  /** Limits of DynamoDB: BatchGetItem, BatchWriteItem, TransactWriteItems. */
  static final int MAX_BATCH_GET = 100;

  static final int MAX_BATCH_WRITE = 25;
  static final int MAX_TRANSACTION = 100;

  private final DynamoDbClient client;
  private final String name;
  private final Attempts attempts;
  private final Ids ids;

  Table(DynamoDbClient client, String name, Attempts attempts, Ids ids) {
    this.client = client;
    this.name = name;
    this.attempts = attempts;
    this.ids = ids;
  }

  String name() {
    return name;
  }

  Optional<Map<String, AttributeValue>> get(KeyScope scope, ItemKey key, List<String> columns) {
    Names names = Names.of(columns);
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(name)
            .key(key.toAttributes())
            .consistentRead(true)
            .projectionExpression(names.projection())
            .expressionAttributeNames(names.placeholders())
            .overrideConfiguration(scope.configuration())
            .build();
    GetItemResponse response = attempts.read(() -> client.getItem(request));
    return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
  }

  /** The items that exist among {@code keys}, by their keys. */
  Map<ItemKey, Map<String, AttributeValue>> getAll(
      KeyScope scope, List<ItemKey> keys, List<String> columns) {
    Map<ItemKey, Map<String, AttributeValue>> found = new HashMap<>();
    List<ItemKey> distinct = keys.stream().distinct().toList();
    for (int first = 0; first < distinct.size(); first += MAX_BATCH_GET) {
      int last = Math.min(first + MAX_BATCH_GET, distinct.size());
      getBatch(scope, distinct.subList(first, last), Names.of(columns), found);
    }
    return found;
  }

  private void getBatch(
      KeyScope scope,
      List<ItemKey> keys,
      Names names,
      Map<ItemKey, Map<String, AttributeValue>> found) {
    Map<String, KeysAndAttributes> wanted =
        Map.of(
            name,
            KeysAndAttributes.builder()
                .keys(keys.stream().map(ItemKey::toAttributes).toList())
                .consistentRead(true)
                .projectionExpression(names.projection())
                .expressionAttributeNames(names.placeholders())
                .build());
    for (int attempt = 1; !wanted.isEmpty(); attempt++) {
      BatchGetItemRequest request =
          BatchGetItemRequest.builder()
              .requestItems(wanted)
              .overrideConfiguration(scope.configuration())
              .build();
      BatchGetItemResponse response = attempts.read(() -> client.batchGetItem(request));
      List<Map<String, AttributeValue>> items = response.responses().getOrDefault(name, List.of());
      items.forEach(item -> found.put(ItemKey.of(item), item));
      wanted = response.unprocessedKeys();
      // A response ends at 16 MB as well: whoever got something goes on at once.
      if (!wanted.isEmpty() && items.isEmpty()) {
        attempts.pauseBeforeRest(attempt);
      }
    }
  }

  /** One request for items that fit in 1 MB together; more requests for more. */
  List<Map<String, AttributeValue>> query(KeyScope scope, RangeRead range) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    RangeRead rest = range;
    while (true) {
      QueryRequest request = request(scope, rest);
      QueryResponse response = attempts.read(() -> client.query(request));
      found.addAll(response.items());
      if (!response.hasLastEvaluatedKey() || found.size() >= range.limit()) {
        return found;
      }
      rest = rest.after(response.lastEvaluatedKey()).atMost(range.limit() - found.size());
    }
  }

  private QueryRequest request(KeyScope scope, RangeRead range) {
    Names names = Names.of(range.columns());
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(KeyGuard.QUERY_PARTITION, AttributeValue.fromS(range.partition()));
    String condition = condition(range, values);
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(name)
            .keyConditionExpression(condition)
            .expressionAttributeValues(values)
            .projectionExpression(names.projection())
            .expressionAttributeNames(names.placeholders())
            .scanIndexForward(range.ascending())
            .exclusiveStartKey(range.start())
            .overrideConfiguration(scope.configuration());
    if (range.limit() < Integer.MAX_VALUE) {
      request.limit(range.limit());
    }
    return (range.index() ? request.indexName(Attributes.INDEX) : request.consistentRead(true))
        .build();
  }

  private static String condition(RangeRead range, Map<String, AttributeValue> values) {
    String partition = range.index() ? Attributes.INDEX_PARTITION : Attributes.PARTITION;
    String sort = range.index() ? Attributes.INDEX_SORT : Attributes.SORT;
    return partition + " = " + KeyGuard.QUERY_PARTITION + sortCondition(sort, range, values);
  }

  private static String sortCondition(
      String sort, RangeRead range, Map<String, AttributeValue> values) {
    if (range.lower() != null) {
      values.put(":lower", AttributeValue.fromS(range.lower()));
    }
    if (range.upper() != null) {
      values.put(":upper", AttributeValue.fromS(range.upper()));
    }
    if (range.lower() != null && range.upper() != null) {
      return " AND " + sort + " BETWEEN :lower AND :upper";
    }
    if (range.lower() != null) {
      return " AND " + sort + " >= :lower";
    }
    if (range.upper() != null) {
      return " AND " + sort + " <= :upper";
    }
    if (range.prefix().isEmpty()) {
      return "";
    }
    values.put(":prefix", AttributeValue.fromS(range.prefix()));
    return " AND begins_with(" + sort + ", :prefix)";
  }

  /**
   * One conditional write, by the request made for it.
   *
   * @throws software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException with the
   *     item that did not meet the condition
   */
  void write(KeyScope scope, TransactWriteItem action) {
    SingleWrite.of(action).send(client, attempts, scope.configuration());
  }

  /**
   * All or none of the actions. The token lets DynamoDB know the transaction again when it is sent
   * twice, so that a lost answer is no loss.
   *
   * @throws software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException when a
   *     condition does not hold
   */
  void transact(KeyScope scope, List<TransactWriteItem> actions) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .transactItems(actions)
            .clientRequestToken(ids.next())
            .overrideConfiguration(scope.configuration())
            .build();
    attempts.repeatable(() -> client.transactWriteItems(request));
  }

  /** Unconditional puts and deletes, in batches, in no order. */
  void writeAll(KeyScope scope, List<WriteRequest> writes) {
    for (int first = 0; first < writes.size(); first += MAX_BATCH_WRITE) {
      writeBatch(scope, writes.subList(first, Math.min(first + MAX_BATCH_WRITE, writes.size())));
    }
  }

  private void writeBatch(KeyScope scope, List<WriteRequest> writes) {
    Map<String, List<WriteRequest>> rest = Map.of(name, writes);
    for (int attempt = 1; !rest.isEmpty(); attempt++) {
      BatchWriteItemRequest request =
          BatchWriteItemRequest.builder()
              .requestItems(rest)
              .overrideConfiguration(scope.configuration())
              .build();
      rest = attempts.repeatable(() -> client.batchWriteItem(request)).unprocessedItems();
      if (!rest.isEmpty()) {
        attempts.pauseBeforeRest(attempt);
      }
    }
  }

  /** Deletes items by their keys. */
  void deleteAll(KeyScope scope, List<ItemKey> keys) {
    writeAll(
        scope,
        keys.stream()
            .map(
                key ->
                    WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(key.toAttributes()))
                        .build())
            .toList());
  }

  /** Attribute names by placeholders, because many of ours are words of DynamoDB. */
  private record Names(@Nullable String projection, @Nullable Map<String, String> placeholders) {

    static Names of(List<String> columns) {
      if (columns.isEmpty()) {
        return new Names(null, null);
      }
      Map<String, String> placeholders = new LinkedHashMap<>();
      for (String column : columns) {
        placeholders.put("#c" + placeholders.size(), column);
      }
      return new Names(String.join(", ", placeholders.keySet()), placeholders);
    }
  }
}
