package io.gantry.store.document;

import io.gantry.common.Ids;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The requests that versions 5 and 6 make of their tables, each complete: it goes on behind every
 * {@code LastEvaluatedKey}, and tries again what was throttled. Reads of a table are consistent.
 */
final class KindRequests {

  private static final AwsRequestOverrideConfiguration NOTHING_SPECIAL =
      AwsRequestOverrideConfiguration.builder().build();

  private final DynamoDbClient client;
  private final Attempts attempts;
  private final Ids ids;
  private final SchemaVersion version;
  private final String prefix;

  KindRequests(Connection connection, Ids ids, SchemaVersion version, String prefix) {
    this.client = connection.client();
    this.attempts = connection.attempts();
    this.ids = ids;
    this.version = version;
    this.prefix = prefix;
  }

  SchemaVersion version() {
    return version;
  }

  TableSpec spec(KindTable table) {
    return table.spec(version, prefix);
  }

  String name(KindTable table) {
    return spec(table).name();
  }

  Optional<KindRow> get(KindTable table, Map<String, AttributeValue> key) {
    GetItemRequest request =
        GetItemRequest.builder().tableName(name(table)).key(key).consistentRead(true).build();
    GetItemResponse response = attempts.read(() -> client.getItem(request));
    return response.hasItem() ? Optional.of(new KindRow(response.item())) : Optional.empty();
  }

  /** All rows of the query. */
  List<KindRow> query(KindQuery query, String... columns) {
    List<KindRow> rows = new ArrayList<>();
    query(query, List.of(columns), row -> rows.add(row));
    return rows;
  }

  /** The first rows of the query. */
  List<KindRow> first(KindQuery query, int count, String... columns) {
    List<KindRow> rows = new ArrayList<>();
    query(
        query.atMost(count),
        List.of(columns),
        row -> {
          rows.add(row);
          return rows.size() < count;
        });
    return rows;
  }

  /**
   * Gives the rows of the query one after the other.
   *
   * @param more takes a row, and says whether it wants another
   */
  void query(KindQuery query, List<String> columns, Predicate<KindRow> more) {
    KindQuery rest = query;
    while (true) {
      QueryRequest request = request(rest, columns);
      QueryResponse response = attempts.read(() -> client.query(request));
      for (Map<String, AttributeValue> item : response.items()) {
        if (!more.test(new KindRow(item))) {
          return;
        }
      }
      if (!response.hasLastEvaluatedKey()) {
        return;
      }
      rest = rest.behind(response.lastEvaluatedKey());
    }
  }

  private QueryRequest request(KindQuery query, List<String> columns) {
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    names.put("#partition", query.field());
    values.put(":partition", AttributeValue.fromS(query.partition()));
    String condition = "#partition = :partition";
    if (query.sort() != null && query.bound() != null) {
      names.put("#sort", query.sort());
      values.put(":bound", AttributeValue.fromS(query.bound()));
      condition += " AND #sort " + (query.ascending() ? ">=" : "<=") + " :bound";
    }
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(name(query.table()))
            .indexName(query.index())
            .consistentRead(query.index() == null)
            .keyConditionExpression(condition)
            .projectionExpression(projection(columns, names))
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .scanIndexForward(query.ascending())
            .exclusiveStartKey(query.start());
    return (query.limit() < Integer.MAX_VALUE ? request.limit(query.limit()) : request).build();
  }

  /** Null for all columns; else their placeholders, which it adds to {@code names}. */
  private static @Nullable String projection(List<String> columns, Map<String, String> names) {
    if (columns.isEmpty()) {
      return null;
    }
    IntStream.range(0, columns.size())
        .forEach(place -> names.put("#c" + place, columns.get(place)));
    return IntStream.range(0, columns.size())
        .mapToObj(place -> "#c" + place)
        .collect(Collectors.joining(", "));
  }

  /** Every row of a table, which only {@link KindGuard#WHOLE_TABLE} work may ask for. */
  void scan(KindTable table, List<String> columns, Consumer<KindRow> each) {
    Map<String, String> names = new HashMap<>();
    String projection = projection(columns, names);
    Map<String, AttributeValue> start = null;
    do {
      ScanRequest.Builder request =
          ScanRequest.builder()
              .tableName(name(table))
              .consistentRead(true)
              .projectionExpression(projection)
              .exclusiveStartKey(start)
              .overrideConfiguration(KindGuard.WHOLE_TABLE);
      ScanRequest complete =
          (names.isEmpty() ? request : request.expressionAttributeNames(names)).build();
      ScanResponse response = attempts.read(() -> client.scan(complete));
      response.items().forEach(item -> each.accept(new KindRow(item)));
      start = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : null;
    } while (start != null);
  }

  /** How many records a table has, those included that belong to nobody. */
  long countRecords(KindTable table) {
    return table == KindTable.MESSAGES
        ? counted(
            table,
            "NOT begins_with(#a, :v)",
            "session_id",
            Map.of(":v", AttributeValue.fromS(KindAccounts.Pointers.RESERVED)))
        : counted(ScanRequest.builder().tableName(name(table)));
  }

  /** How many users have a password. */
  long countPasswords() {
    return counted(
        KindTable.USERS,
        "attribute_type(#a, :v)",
        "password_hash",
        Map.of(":v", AttributeValue.fromS("S")));
  }

  /** How many records of a table name no user. */
  long countOfNobody(KindTable table) {
    String condition = "attribute_not_exists(#a)";
    return table == KindTable.MESSAGES
        ? counted(
            ScanRequest.builder()
                .tableName(name(table))
                .filterExpression(condition + " AND NOT begins_with(session_id, :v)")
                .expressionAttributeNames(Map.of("#a", KindTable.USER_ID))
                .expressionAttributeValues(
                    Map.of(":v", AttributeValue.fromS(KindAccounts.Pointers.RESERVED))))
        : counted(table, condition, KindTable.USER_ID, null);
  }

  private long counted(
      KindTable table,
      String condition,
      String attribute,
      @Nullable Map<String, AttributeValue> values) {
    return counted(
        ScanRequest.builder()
            .tableName(name(table))
            .filterExpression(condition)
            .expressionAttributeNames(Map.of("#a", attribute))
            .expressionAttributeValues(values));
  }

  private long counted(ScanRequest.Builder of) {
    of.select(Select.COUNT).overrideConfiguration(KindGuard.WHOLE_TABLE);
    long count = 0;
    Map<String, AttributeValue> start = null;
    do {
      ScanRequest request = of.exclusiveStartKey(start).build();
      ScanResponse response = attempts.read(() -> client.scan(request));
      count += response.count();
      start = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : null;
    } while (start != null);
    return count;
  }

  /**
   * Executes all writes or none; where conditions of several do not hold, the first of them speaks.
   */
  void execute(List<Write> writes) {
    try {
      if (writes.size() == 1 && writes.get(0).action().conditionCheck() == null) {
        SingleWrite.of(writes.get(0).action()).send(client, attempts, NOTHING_SPECIAL);
      } else {
        transact(writes);
      }
    } catch (ConditionalCheckFailedException unmet) {
      throw writes.get(0).unmet().get();
    } catch (TransactionCanceledException cancelled) {
      throw writes.get(Conditions.firstUnmet(cancelled).orElseThrow()).unmet().get();
    }
  }

  private void transact(List<Write> writes) {
    if (writes.size() > Table.MAX_TRANSACTION) {
      throw new StoreException.TooLarge("changes at once", Table.MAX_TRANSACTION);
    }
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .transactItems(writes.stream().map(Write::action).toList())
            .clientRequestToken(ids.next())
            .build();
    attempts.repeatable(() -> client.transactWriteItems(request));
  }

  /** Deletes a row, there or not. */
  void delete(KindTable table, Map<String, AttributeValue> key) {
    attempts.repeatable(
        () -> client.deleteItem(request -> request.tableName(name(table)).key(key)));
  }
}
