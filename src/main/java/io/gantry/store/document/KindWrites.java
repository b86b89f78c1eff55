package io.gantry.store.document;

import io.gantry.common.Text;
import io.gantry.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The conditional writes of versions 5 and 6, where no attribute counts revisions. */
final class KindWrites {

  /**
   * The most bytes of an item (Amazon DynamoDB, Developer Guide, Limits). What is larger is
   * refused: payload that lay elsewhere would be an empty drawing for an old program, which would
   * store that.
   */
  static final int MAX_ITEM_BYTES = 400 * 1024;

  /** More than a number or a flag of ours takes. */
  private static final int OTHER_BYTES = 24;

  private final KindRequests requests;

  KindWrites(KindRequests requests) {
    this.requests = requests;
  }

  /** Stores a row whose key is free. */
  Write create(
      KindTable table,
      Map<String, AttributeValue> item,
      Supplier<? extends RuntimeException> unmet) {
    requireSize(item);
    Expression expression = new Expression();
    String condition = expression.absent(table.keyFields().get(0));
    TransactWriteItem action =
        TransactWriteItem.builder()
            .put(
                put ->
                    put.tableName(requests.name(table))
                        .item(item)
                        .conditionExpression(condition)
                        .expressionAttributeNames(expression.names))
            .build();
    return Write.of(action, unmet);
  }

  /** Stores a row, whatever was there. */
  Write put(KindTable table, Map<String, AttributeValue> item) {
    requireSize(item);
    TransactWriteItem action =
        TransactWriteItem.builder()
            .put(put -> put.tableName(requests.name(table)).item(item))
            .build();
    return Write.of(action, () -> new IllegalStateException("There was no condition"));
  }

  /**
   * Changes some attributes of a row that is still as it was read.
   *
   * @param watched the attributes that must be so still
   * @param changes the new values; null takes the attribute away
   */
  Write change(
      KindTable table,
      KindRow row,
      List<String> watched,
      Map<String, @Nullable AttributeValue> changes,
      Supplier<? extends RuntimeException> unmet) {
    requireSize(changed(row.item(), changes));
    Expression expression = new Expression();
    String condition = expression.unchanged(row, table.keyFields(), watched);
    Map<String, AttributeValue> key = row.only(table.keyFields());
    if (changes.isEmpty()) {
      return check(table, key, condition, expression, unmet);
    }
    String change = expression.change(changes);
    TransactWriteItem action =
        TransactWriteItem.builder()
            .update(
                update ->
                    update
                        .tableName(requests.name(table))
                        .key(key)
                        .updateExpression(change)
                        .conditionExpression(condition)
                        .expressionAttributeNames(expression.names)
                        .expressionAttributeValues(expression.values()))
            .build();
    return Write.of(action, unmet);
  }

  private Write check(
      KindTable table,
      Map<String, AttributeValue> key,
      String condition,
      Expression expression,
      Supplier<? extends RuntimeException> unmet) {
    TransactWriteItem action =
        TransactWriteItem.builder()
            .conditionCheck(
                check ->
                    check
                        .tableName(requests.name(table))
                        .key(key)
                        .conditionExpression(condition)
                        .expressionAttributeNames(expression.names)
                        .expressionAttributeValues(expression.values()))
            .build();
    return Write.of(action, unmet);
  }

  /** Demands that there is no such row. */
  Write checkAbsent(
      KindTable table,
      Map<String, AttributeValue> key,
      Supplier<? extends RuntimeException> unmet) {
    Expression expression = new Expression();
    return check(table, key, expression.absent(table.keyFields().get(0)), expression, unmet);
  }

  /** Deletes a row that is still as it was read. */
  Write delete(
      KindTable table,
      KindRow row,
      List<String> watched,
      Supplier<? extends RuntimeException> unmet) {
    Expression expression = new Expression();
    String condition = expression.unchanged(row, table.keyFields(), watched);
    TransactWriteItem action =
        TransactWriteItem.builder()
            .delete(
                delete ->
                    delete
                        .tableName(requests.name(table))
                        .key(row.only(table.keyFields()))
                        .conditionExpression(condition)
                        .expressionAttributeNames(expression.names)
                        .expressionAttributeValues(expression.values()))
            .build();
    return Write.of(action, unmet);
  }

  /** An item after changes. */
  static Map<String, AttributeValue> changed(
      Map<String, AttributeValue> item, Map<String, @Nullable AttributeValue> changes) {
    Map<String, AttributeValue> next = new HashMap<>(item);
    changes.forEach(
        (name, value) -> {
          if (value == null) {
            next.remove(name);
          } else {
            next.put(name, value);
          }
        });
    return next;
  }

  /** What of some attributes differs between two items, as changes from one to the other. */
  static Map<String, @Nullable AttributeValue> differences(
      List<String> names, Map<String, AttributeValue> from, Map<String, AttributeValue> to) {
    Map<String, @Nullable AttributeValue> changes = new HashMap<>();
    for (String name : names) {
      if (!Objects.equals(from.get(name), to.get(name))) {
        changes.put(name, to.get(name));
      }
    }
    return changes;
  }

  private void requireSize(Map<String, AttributeValue> item) {
    int size = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      String text = attribute.getValue().s();
      size += attribute.getKey().length() + (text == null ? OTHER_BYTES : Text.utf8Length(text));
    }
    if (size > MAX_ITEM_BYTES) {
      throw new StoreException.TooLarge(
          "bytes of a record in schema version " + requests.version().number(), MAX_ITEM_BYTES);
    }
  }

  /** Names and values by placeholders, because many names are words of DynamoDB. */
  private static final class Expression {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    String absent(String name) {
      return "attribute_not_exists(" + name(name) + ")";
    }

    String unchanged(KindRow row, List<String> keys, List<String> watched) {
      List<String> conditions = new ArrayList<>();
      keys.forEach(key -> conditions.add("attribute_exists(" + name(key) + ")"));
      for (String name : watched) {
        AttributeValue value = row.item().get(name);
        conditions.add(value == null ? absent(name) : name(name) + " = " + value(value));
      }
      return String.join(" AND ", conditions);
    }

    String change(Map<String, @Nullable AttributeValue> changes) {
      List<String> set = new ArrayList<>();
      List<String> remove = new ArrayList<>();
      for (String name : new TreeSet<>(changes.keySet())) {
        AttributeValue value = changes.get(name);
        if (value == null) {
          remove.add(name(name));
        } else {
          set.add(name(name) + " = " + value(value));
        }
      }
      return (set.isEmpty() ? "" : "SET " + String.join(", ", set))
          + (remove.isEmpty() ? "" : " REMOVE " + String.join(", ", remove));
    }

    private String name(String attribute) {
      String placeholder = "#" + attribute;
      names.put(placeholder, attribute);
      return placeholder;
    }

    private String value(AttributeValue value) {
      String placeholder = ":v" + values.size();
      values.put(placeholder, value);
      return placeholder;
    }

    @Nullable Map<String, AttributeValue> values() {
      return values.isEmpty() ? null : values;
    }
  }
}
