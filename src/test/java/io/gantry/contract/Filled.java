package io.gantry.contract;

import io.gantry.fake.RecordCopy;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records with chosen values in all components that may hold them. */
final class Filled {

  /** Components that tie a record to its place. */
  private static final List<String> KEYS =
      List.of(
          "id",
          "ownerId",
          "userId",
          "conversationId",
          "orderKey",
          "hash",
          "familyId",
          "key",
          "revision");

  private Filled() {}

  /** The record with the values, in turn, in all components of the type that may hold them. */
  static <R> R with(R full, Class<?> type, List<?> values) {
    R record = full;
    int next = 0;
    for (String component : components(record, type)) {
      Object value = values.get(next % values.size());
      record = isPast(component, value) ? record : withOrSame(record, component, value);
      next++;
    }
    return record;
  }

  /** What has expired may be gone before it is read. */
  private static boolean isPast(String component, Object value) {
    return component.equals("expiresAt")
        && value instanceof Instant instant
        && instant.isBefore(Samples.FAR);
  }

  /** The record as it is where its own rules, or its type, refuse the value. */
  static <R> R withOrSame(R record, String component, @Nullable Object value) {
    try {
      return RecordCopy.with(record, component, value);
    } catch (IllegalArgumentException | NullPointerException refused) {
      return record;
    }
  }

  /** Components of the type that are free to change and that the store does not compute. */
  static List<String> components(Object record, Class<?> type) {
    return RecordCopy.components(record).stream()
        .filter(component -> type.isAssignableFrom(component.getType()))
        .map(RecordComponent::getName)
        .filter(name -> !KEYS.contains(name))
        .filter(name -> !List.of("messageCount", "lastMessageAt").contains(name))
        .toList();
  }
}
