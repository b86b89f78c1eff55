package io.gantry.store.document;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The primary key of one item of the table. */
record ItemKey(String partition, String sort) {

  static ItemKey of(Map<String, AttributeValue> item) {
    return new ItemKey(item.get(Attributes.PARTITION).s(), item.get(Attributes.SORT).s());
  }

  Map<String, AttributeValue> toAttributes() {
    return Map.of(
        Attributes.PARTITION, AttributeValue.fromS(partition),
        Attributes.SORT, AttributeValue.fromS(sort));
  }
}
