package io.gantry.store.document;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * An item of a load.
 *
 * @param keyFields the attributes of its key, which hold texts
 * @param parts the items that must exist before it
 * @param same whether an item that has its key already says the same
 * @param taken what to throw when that says something else
 */
record BulkPut(
    String table,
    List<String> keyFields,
    Map<String, AttributeValue> item,
    List<WriteRequest> parts,
    Predicate<Map<String, AttributeValue>> same,
    Supplier<? extends RuntimeException> taken) {

  /** The key and the table as one text, different for different ones. */
  String name() {
    return name(table, keyFields, item);
  }

  static String name(String table, List<String> keyFields, Map<String, AttributeValue> item) {
    return keyFields.stream()
        .map(field -> item.get(field).s())
        .collect(Collectors.joining("\n", table + "\n", ""));
  }

  Map<String, AttributeValue> key() {
    return keyFields.stream().collect(Collectors.toMap(field -> field, item::get));
  }
}
