package io.gantry.store;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a store holds.
 *
 * @param counts records by kind, zeros included, of the kinds that its version has; in the order of
 *     {@link EntityKind}
 * @param bytes the size of the database, as it says itself; empty when it does not
 */
public record StoreContents(Map<EntityKind, Long> counts, OptionalLong bytes) {

  public StoreContents {
    EnumMap<EntityKind, Long> ordered = new EnumMap<>(EntityKind.class);
    ordered.putAll(counts);
    counts = Collections.unmodifiableMap(ordered);
    requireNonNull(bytes, "bytes");
  }

  /** Records of all kinds that people work with; those that a store makes for itself are not. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
