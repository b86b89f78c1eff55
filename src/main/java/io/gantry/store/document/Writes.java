package io.gantry.store.document;

import io.gantry.common.Ids;
import io.gantry.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The writes of one tenant: makes them from entities, and executes them alone or together. */
final class Writes {

  private final Table table;
  private final KeyScope scope;
  private final Function<Map<String, AttributeValue>, String> generations;

  Writes(Table table, KeyScope scope, Ids ids) {
    this(table, scope, item -> ids.next());
  }

  /**
   * Writes that name the parts of items in a way of their own.
   *
   * @param generations the generation for an item that must be split
   */
  Writes(Table table, KeyScope scope, Function<Map<String, AttributeValue>, String> generations) {
    this.table = table;
    this.scope = scope;
    this.generations = generations;
  }

  /** Stores an entity whose key is free. */
  Write create(CommunicationEntity entity, Supplier<? extends RuntimeException> unmet) {
    return put(entity, Conditions.NEW, Map.of(), unmet);
  }

  /** Stores an entity, which carries its next revision, over the revision before. */
  Write replace(CommunicationEntity entity, Supplier<? extends RuntimeException> unmet) {
    long revision = entity.find(Attributes.REVISION, Long.class).orElseThrow();
    return put(entity, Conditions.LIVE_AT_REVISION, Map.of(":revision", revision - 1), unmet);
  }

  /**
   * Stores an entity on a condition.
   *
   * @param values what the placeholders of the condition stand for
   */
  Write put(
      CommunicationEntity entity,
      String condition,
      Map<String, Object> values,
      Supplier<? extends RuntimeException> unmet) {
    Parts.Split split = Parts.split(item(entity), generations);
    TransactWriteItem action =
        TransactWriteItem.builder()
            .put(
                put ->
                    put.tableName(table.name())
                        .item(split.item())
                        .conditionExpression(condition)
                        .expressionAttributeValues(attributes(values)))
            .build();
    return new Write(action, split.parts(), unmet);
  }

  /** Demands something of an item without changing it. */
  Write check(
      ItemKey key,
      String condition,
      Map<String, Object> values,
      Supplier<? extends RuntimeException> unmet) {
    TransactWriteItem action =
        TransactWriteItem.builder()
            .conditionCheck(
                check ->
                    check
                        .tableName(table.name())
                        .key(key.toAttributes())
                        .conditionExpression(condition)
                        .expressionAttributeValues(attributes(values)))
            .build();
    return Write.of(action, unmet);
  }

  /** Changes some attributes of an item. */
  Write update(
      ItemKey key,
      String change,
      String condition,
      Map<String, Object> values,
      Supplier<? extends RuntimeException> unmet) {
    TransactWriteItem action =
        TransactWriteItem.builder()
            .update(
                update ->
                    update
                        .tableName(table.name())
                        .key(key.toAttributes())
                        .updateExpression(change)
                        .conditionExpression(condition)
                        .expressionAttributeValues(attributes(values)))
            .build();
    return Write.of(action, unmet);
  }

  Write delete(
      ItemKey key,
      String condition,
      Map<String, Object> values,
      Supplier<? extends RuntimeException> unmet) {
    TransactWriteItem action =
        TransactWriteItem.builder()
            .delete(
                delete ->
                    delete
                        .tableName(table.name())
                        .key(key.toAttributes())
                        .conditionExpression(condition)
                        .expressionAttributeValues(attributes(values)))
            .build();
    return Write.of(action, unmet);
  }

  /**
   * All or none; where conditions of several do not hold, the first of them speaks. Parts are
   * written before, and removed when the writes that need them certainly did not happen.
   */
  void execute(List<Write> writes) {
    List<WriteRequest> parts = writes.stream().flatMap(write -> write.parts().stream()).toList();
    table.writeAll(scope, parts);
    try {
      if (writes.size() == 1) {
        table.write(scope, writes.get(0).action());
      } else {
        table.transact(scope, writes.stream().map(Write::action).toList());
      }
    } catch (ConditionalCheckFailedException unmet) {
      remove(parts);
      throw writes.get(0).unmet().get();
    } catch (TransactionCanceledException cancelled) {
      remove(parts);
      throw writes.get(Conditions.firstUnmet(cancelled).orElseThrow()).unmet().get();
    } catch (StoreException.Unavailable notWritten) {
      removeIfPossible(parts, notWritten);
      throw notWritten;
    }
  }

  private void removeIfPossible(List<WriteRequest> parts, RuntimeException reason) {
    try {
      remove(parts);
    } catch (StoreException alsoFailed) {
      // The parts are no harm: they are removed with their document.
      reason.addSuppressed(alsoFailed);
    }
  }

  private void remove(List<WriteRequest> parts) {
    deleteAll(parts.stream().map(part -> ItemKey.of(part.putRequest().item())).toList());
  }

  void deleteAll(List<ItemKey> keys) {
    table.deleteAll(scope, keys);
  }

  /**
   * Removes the parts of a state of a document that is no more; not those of any other state, which
   * may be about to come.
   */
  void removeParts(ItemKey key, Optional<String> generation) {
    generation.ifPresent(
        old ->
            deleteAll(
                keysOf(RangeRead.ofTable(key.partition(), Parts.prefix(key.sort()) + old + "#"))));
  }

  /** The keys of what a range holds. */
  List<ItemKey> keysOf(RangeRead range) {
    RangeRead keys = range.only(List.of(Attributes.PARTITION, Attributes.SORT));
    return table.query(scope, keys).stream().map(ItemKey::of).toList();
  }

  private Map<String, AttributeValue> item(CommunicationEntity entity) {
    KeyModel model = KeyModels.of(entity.name());
    Map<String, AttributeValue> item = AttributeCodec.encode(entity);
    item.put(Attributes.KIND, AttributeValue.fromS(entity.name()));
    item.put(
        Attributes.PARTITION,
        AttributeValue.fromS(scope.prefix() + render(model.partition(), entity)));
    item.put(Attributes.SORT, AttributeValue.fromS(render(model.sort(), entity)));
    if (model.indexPartition() != null && model.indexSort() != null) {
      item.put(
          Attributes.INDEX_PARTITION,
          AttributeValue.fromS(
              (model.register() ? "" : scope.prefix()) + render(model.indexPartition(), entity)));
      item.put(Attributes.INDEX_SORT, AttributeValue.fromS(render(model.indexSort(), entity)));
    }
    return item;
  }

  private static String render(KeyTemplate template, CommunicationEntity entity) {
    return template.render(field -> entity.find(field).map(element -> element.get()).orElse(null));
  }

  private static @Nullable Map<String, AttributeValue> attributes(Map<String, Object> values) {
    if (values.isEmpty()) {
      return null;
    }
    Map<String, AttributeValue> attributes = new HashMap<>();
    values.forEach((name, value) -> attributes.put(name, AttributeCodec.encode(value)));
    return attributes;
  }
}
