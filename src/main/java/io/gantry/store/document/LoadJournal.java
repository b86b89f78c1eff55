package io.gantry.store.document;

import io.gantry.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The journal of a load: a partition that no tenant has, whose first item names the load and whose
 * others are notes. Every write of notes is on condition that the load is still this one.
 */
final class LoadJournal {

  /** In the single table it lies beside the marker of the schema. */
  static final String PARTITION = "GANTRY#LOAD";

  private static final String LOAD = "load_id";
  private static final String VALUE = "note";
  private static final String NOTE = "NOTE#";

  /** All actions of a transaction but the one that looks at the load. */
  private static final int MAX_NOTES = Table.MAX_TRANSACTION - 1;

  private final BulkRequests requests;
  private final String table;
  private final String load;

  LoadJournal(BulkRequests requests, String table, String load) {
    this.requests = requests;
    this.table = table;
    this.load = load;
  }

  /** The id of the load that is not completed; the table must exist. */
  static Optional<String> unfinished(BulkRequests requests, String table) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(table)
            .key(key(Attributes.HEAD))
            .consistentRead(true)
            .overrideConfiguration(requests.configuration())
            .build();
    GetItemResponse response = requests.attempts().read(() -> requests.client().getItem(request));
    return response.hasItem() ? Optional.of(response.item().get(LOAD).s()) : Optional.empty();
  }

  private static Map<String, AttributeValue> key(String sort) {
    return new ItemKey(PARTITION, sort).toAttributes();
  }

  /**
   * Begins the load, or takes it up again.
   *
   * @return whether it had begun before
   */
  boolean begin() {
    Optional<String> before = unfinished(requests, table);
    if (before.isEmpty()) {
      before = put() ? Optional.empty() : unfinished(requests, table);
    }
    before
        .filter(other -> !other.equals(load))
        .ifPresent(
            other -> {
              throw new StoreException.Loading(other);
            });
    return before.isPresent();
  }

  /** Whether there was none; sent twice after a lost answer, it says there was one: this one. */
  private boolean put() {
    Map<String, AttributeValue> item = new HashMap<>(key(Attributes.HEAD));
    item.put(LOAD, AttributeValue.fromS(load));
    PutItemRequest request =
        PutItemRequest.builder()
            .tableName(table)
            .item(item)
            .conditionExpression(Conditions.NEW)
            .overrideConfiguration(requests.configuration())
            .build();
    try {
      requests.attempts().repeatable(() -> requests.client().putItem(request));
      return true;
    } catch (ConditionalCheckFailedException there) {
      return false;
    }
  }

  Map<String, String> entries() {
    Map<String, String> entries = new TreeMap<>();
    for (Map<String, AttributeValue> item : items()) {
      String sort = item.get(Attributes.SORT).s();
      if (sort.startsWith(NOTE)) {
        entries.put(sort.substring(NOTE.length()), item.get(VALUE).s());
      }
    }
    return entries;
  }

  private List<Map<String, AttributeValue>> items() {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    Map<String, AttributeValue> start = null;
    do {
      QueryRequest request =
          QueryRequest.builder()
              .tableName(table)
              .consistentRead(true)
              .keyConditionExpression("PK = " + KeyGuard.QUERY_PARTITION)
              .expressionAttributeValues(
                  Map.of(KeyGuard.QUERY_PARTITION, AttributeValue.fromS(PARTITION)))
              .exclusiveStartKey(start)
              .overrideConfiguration(requests.configuration())
              .build();
      QueryResponse response = requests.attempts().read(() -> requests.client().query(request));
      items.addAll(response.items());
      start = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : null;
    } while (start != null);
    return items;
  }

  /** Writes notes; of more than a transaction holds, some may be written and others not. */
  void note(Map<String, String> entries) {
    List<TransactWriteItem> notes = new ArrayList<>();
    entries.forEach((name, value) -> notes.add(note(name, value)));
    for (int first = 0; first < notes.size(); first += MAX_NOTES) {
      List<TransactWriteItem> actions = new ArrayList<>();
      actions.add(stillThis());
      actions.addAll(notes.subList(first, Math.min(first + MAX_NOTES, notes.size())));
      transact(actions);
    }
  }

  private TransactWriteItem note(String name, String value) {
    Map<String, AttributeValue> item = new HashMap<>(key(NOTE + name));
    item.put(VALUE, AttributeValue.fromS(value));
    return TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build();
  }

  private TransactWriteItem stillThis() {
    return TransactWriteItem.builder()
        .conditionCheck(
            check ->
                check
                    .tableName(table)
                    .key(key(Attributes.HEAD))
                    .conditionExpression(LOAD + " = :load")
                    .expressionAttributeValues(Map.of(":load", AttributeValue.fromS(load))))
        .build();
  }

  private void transact(List<TransactWriteItem> actions) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .transactItems(actions)
            .overrideConfiguration(requests.configuration())
            .build();
    try {
      requests.attempts().repeatable(() -> requests.client().transactWriteItems(request));
    } catch (TransactionCanceledException ended) {
      throw unfinished(requests, table)
          .<StoreException>map(StoreException.Loading::new)
          .orElseGet(() -> new StoreException.Drifted("The load " + load + " was ended elsewhere"));
    }
  }

  /** Removes the journal, the item that names the load last; does nothing when it is not ours. */
  void remove() {
    if (!isOurs()) {
      return;
    }
    for (Map<String, AttributeValue> item : items()) {
      ItemKey key = ItemKey.of(item);
      if (!key.sort().equals(Attributes.HEAD)) {
        delete(key);
      }
    }
    delete(new ItemKey(PARTITION, Attributes.HEAD));
  }

  boolean isOurs() {
    return unfinished(requests, table).filter(load::equals).isPresent();
  }

  private void delete(ItemKey key) {
    DeleteItemRequest request =
        DeleteItemRequest.builder()
            .tableName(table)
            .key(key.toAttributes())
            .overrideConfiguration(requests.configuration())
            .build();
    requests.attempts().repeatable(() -> requests.client().deleteItem(request));
  }
}
