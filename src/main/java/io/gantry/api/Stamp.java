package io.gantry.api;

import io.gantry.common.OwnedRecord;
import java.time.Instant;

/**
 * What the server sets in a record, not its owner.
 *
 * @param revision the one that the record is changed from; 1 for a new one
 */
record Stamp(String id, String ownerId, Instant createdAt, Instant updatedAt, long revision) {

  /** The stamp of a record that is changed at {@code now}. */
  static Stamp ofChange(OwnedRecord<?> before, Instant now) {
    return new Stamp(before.id(), before.ownerId(), before.createdAt(), now, before.revision());
  }
}
