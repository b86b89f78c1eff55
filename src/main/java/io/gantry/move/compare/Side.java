package io.gantry.move.compare;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import java.util.Optional;
import java.util.function.Function;

/**
 * One side of a comparison.
 *
 * @param reader stays open; a side is read several times when it differs from the other
 * @param view what is compared instead of a record that was read, always the same for the same
 *     record; empty where it does not count
 */
public record Side(BulkReader reader, Function<BulkRecord, Optional<BulkRecord>> view) {

  public Side {
    requireNonNull(reader, "reader");
    requireNonNull(view, "view");
  }

  /** All records as they are. */
  public static Side whole(BulkReader reader) {
    return new Side(reader, Optional::of);
  }
}
