package io.gantry.store.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The requests that reading and loading whole tables takes, in every layout. Each is complete, and
 * throttling is waited out as {@link Attempts#patient} says. Reads are consistent.
 *
 * @param configuration what lets the requests pass the guard of the layout
 */
record BulkRequests(
    DynamoDbClient client, Attempts attempts, AwsRequestOverrideConfiguration configuration) {

  static BulkRequests of(Connection connection, AwsRequestOverrideConfiguration configuration) {
    return new BulkRequests(connection.client(), connection.attempts().patient(), configuration);
  }

  /**
   * Part of a table.
   *
   * @param filter null to get everything
   * @param names what placeholders of attributes stand for
   * @param values what placeholders of values stand for
   * @param columns the attributes to get; empty for all
   * @param run items of one partition that a Query gives rather than the Scan
   */
  record Look(
      String table,
      Segment segment,
      @Nullable String filter,
      Map<String, String> names,
      Map<String, AttributeValue> values,
      List<String> columns,
      Optional<ScanRun> run) {

    Look(
        String table,
        Segment segment,
        @Nullable String filter,
        Map<String, String> names,
        Map<String, AttributeValue> values,
        List<String> columns) {
      this(table, segment, filter, names, values, columns, Optional.empty());
    }

    static Look at(String table, Segment segment) {
      return new Look(table, segment, null, Map.of(), Map.of(), List.of());
    }

    Look only(List<String> newColumns) {
      return new Look(table, segment, filter, names, values, newColumns, run);
    }

    Look by(ScanRun newRun) {
      return new Look(table, segment, filter, names, values, columns, Optional.of(newRun));
    }
  }

  /** Some of the items that a look is at, in the order of the table. */
  record Page(
      List<Map<String, AttributeValue>> items, @Nullable Map<String, AttributeValue> lastKey) {}

  /** One page: what DynamoDB reads in one go, which is 1 MB, without what the filter leaves out. */
  Page scan(Look look, @Nullable Map<String, AttributeValue> start) {
    Map<String, String> names = new HashMap<>(look.names());
    String projection = projection(look.columns(), names);
    ScanRequest request =
        ScanRequest.builder()
            .tableName(look.table())
            .segment(look.segment().number())
            .totalSegments(look.segment().total())
            .consistentRead(true)
            .filterExpression(look.filter())
            .projectionExpression(projection)
            .expressionAttributeNames(names.isEmpty() ? null : names)
            .expressionAttributeValues(look.values().isEmpty() ? null : look.values())
            .exclusiveStartKey(start)
            .overrideConfiguration(configuration)
            .build();
    ScanResponse page = attempts.read(() -> client.scan(request));
    return new Page(page.items(), page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null);
  }

  /** What follows a key of a run within it, without a filter: all of a run is wanted. */
  Page query(Look look, ScanRun run, Map<String, AttributeValue> start) {
    Map<String, String> names = new HashMap<>();
    String projection = projection(look.columns(), names);
    Map<String, AttributeValue> values = new HashMap<>();
    String condition = run.condition(start, names, values);
    QueryRequest request =
        QueryRequest.builder()
            .tableName(look.table())
            .consistentRead(true)
            .keyConditionExpression(condition)
            .projectionExpression(projection)
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .exclusiveStartKey(start)
            .limit(ScanRun.PAGE)
            .overrideConfiguration(configuration)
            .build();
    QueryResponse page = attempts.read(() -> client.query(request));
    return new Page(page.items(), page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null);
  }

  private static @Nullable String projection(List<String> columns, Map<String, String> names) {
    List<String> placeholders = new ArrayList<>();
    for (String column : columns) {
      String placeholder = "#c" + placeholders.size();
      names.put(placeholder, column);
      placeholders.add(placeholder);
    }
    return columns.isEmpty() ? null : String.join(", ", placeholders);
  }

  /** The items that exist among {@code keys}, in no order. */
  List<Map<String, AttributeValue>> getAll(
      String table, List<Map<String, AttributeValue>> keys, List<String> columns) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    for (int first = 0; first < keys.size(); first += Table.MAX_BATCH_GET) {
      int last = Math.min(first + Table.MAX_BATCH_GET, keys.size());
      getBatch(table, keys.subList(first, last), columns, found);
    }
    return found;
  }

  private void getBatch(
      String table,
      List<Map<String, AttributeValue>> keys,
      List<String> columns,
      List<Map<String, AttributeValue>> found) {
    Map<String, String> names = new HashMap<>();
    KeysAndAttributes all =
        KeysAndAttributes.builder()
            .keys(keys)
            .consistentRead(true)
            .projectionExpression(projection(columns, names))
            .expressionAttributeNames(names.isEmpty() ? null : names)
            .build();
    Map<String, KeysAndAttributes> wanted = Map.of(table, all);
    while (!wanted.isEmpty()) {
      BatchGetItemRequest request =
          BatchGetItemRequest.builder()
              .requestItems(wanted)
              .overrideConfiguration(configuration)
              .build();
      BatchGetItemResponse response = attempts.read(() -> some(client.batchGetItem(request)));
      found.addAll(response.responses().getOrDefault(table, List.of()));
      wanted = response.unprocessedKeys();
    }
  }

  private static BatchGetItemResponse some(BatchGetItemResponse response) {
    boolean isNothing = response.responses().values().stream().allMatch(List::isEmpty);
    return busyWhen(isNothing && !response.unprocessedKeys().isEmpty(), response);
  }

  /** A batch of which nothing is done is like one that is refused, and is to be waited for so. */
  private static <T> T busyWhen(boolean isNothing, T response) {
    if (isNothing) {
      throw ProvisionedThroughputExceededException.builder().message("Nothing is done").build();
    }
    return response;
  }

  /** Puts at most a batch of items, whatever was there; when it returns all are stored. */
  void putBatch(Map<String, List<WriteRequest>> puts) {
    Map<String, List<WriteRequest>> rest = puts;
    while (!rest.isEmpty()) {
      BatchWriteItemRequest request =
          BatchWriteItemRequest.builder()
              .requestItems(rest)
              .overrideConfiguration(configuration)
              .build();
      int all = count(rest);
      rest =
          attempts.repeatable(() -> some(client.batchWriteItem(request), all)).unprocessedItems();
      if (!rest.isEmpty()) {
        attempts.pauseBeforeRest(1);
      }
    }
  }

  private static BatchWriteItemResponse some(BatchWriteItemResponse response, int all) {
    return busyWhen(count(response.unprocessedItems()) == all, response);
  }

  private static int count(Map<String, List<WriteRequest>> writes) {
    return writes.values().stream().mapToInt(List::size).sum();
  }

  /**
   * Puts an item whose key is free.
   *
   * @param keyField an attribute of the key
   * @throws software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException when the
   *     key is not free, also after this very request was executed and its answer lost
   */
  void putNew(String table, Map<String, AttributeValue> item, String keyField) {
    PutItemRequest request =
        PutItemRequest.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("attribute_not_exists(#k)")
            .expressionAttributeNames(Map.of("#k", keyField))
            .overrideConfiguration(configuration)
            .build();
    attempts.repeatable(() -> client.putItem(request));
  }

  static WriteRequest put(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(PutRequest.builder().item(item).build()).build();
  }
}
