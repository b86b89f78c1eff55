package io.gantry.store;

import static java.util.Objects.requireNonNull;

/**
 * A part of the records of one kind. The ranges of a kind are disjoint and together hold all of
 * them.
 *
 * @param bounds what the reader that made it knows it by; printable, and good for another reader of
 *     the same store later
 */
public record BulkRange(EntityKind kind, String bounds) {

  public BulkRange {
    requireNonNull(kind, "kind");
    requireNonNull(bounds, "bounds");
  }
}
