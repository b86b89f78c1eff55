package io.gantry.store.document;

import io.gantry.store.jaaz.JaazTimes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item of versions 5 and 6 in the making. Where a record has nothing, old programs find what
 * they wrote there themselves: NULL, the empty text, or no attribute at all.
 */
final class KindItem {

  static final AttributeValue NULL = AttributeValue.fromNul(true);

  private final Map<String, AttributeValue> item = new HashMap<>();

  KindItem text(String name, String value) {
    item.put(name, AttributeValue.fromS(value));
    return this;
  }

  KindItem textOrNull(String name, @Nullable String value) {
    item.put(name, value == null ? NULL : AttributeValue.fromS(value));
    return this;
  }

  KindItem textOrEmpty(String name, @Nullable String value) {
    return text(name, value == null ? "" : value);
  }

  KindItem textOrNone(String name, @Nullable String value) {
    return value == null ? this : text(name, value);
  }

  KindItem numberOrNone(String name, @Nullable Number value) {
    if (value != null) {
      item.put(name, AttributeValue.fromN(value.toString()));
    }
    return this;
  }

  KindItem numberOrNull(String name, @Nullable Number value) {
    item.put(name, value == null ? NULL : AttributeValue.fromN(value.toString()));
    return this;
  }

  KindItem flag(String name, boolean value) {
    item.put(name, AttributeValue.fromBool(value));
    return this;
  }

  KindItem time(String name, Instant value) {
    return text(name, JaazTimes.ofDynamoDb(value));
  }

  KindItem timeOrNull(String name, @Nullable Instant value) {
    return textOrNull(name, value == null ? null : JaazTimes.ofDynamoDb(value));
  }

  /** An attribute of our own, which says nothing when the value is the one that goes without. */
  KindItem timeUnless(Instant usual, String name, Instant value) {
    return value.equals(usual) ? this : time(name, value);
  }

  Map<String, AttributeValue> toMap() {
    return Map.copyOf(item);
  }
}
