package io.gantry.move;

import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import java.util.List;

/** Is given the records that a preflight finds to arrive, as they will be in the target. */
interface Arrivals {

  /** Does nothing with them. */
  Arrivals IGNORED = new Arrivals() {};

  /** Before the first of a kind. */
  default void begin(EntityKind kind) {}

  /** Some of the kind that was begun last, from many threads. */
  default void add(List<BulkRecord> records) {}

  /** After the last of the kind. */
  default void end() {}
}
