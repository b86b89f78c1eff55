package io.gantry.move.compare;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.DigestSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * One side of a comparison.
 *
 * @param reader stays open; a side is read several times when it differs from the other
 * @param view what is compared instead of a record that was read, always the same for the same
 *     record; empty where it does not count
 * @param isWhole whether the view shows all records as they are, so that digests count which their
 *     database makes
 */
public record Side(
    BulkReader reader, Function<BulkRecord, Optional<BulkRecord>> view, boolean isWhole) {

  public Side {
    requireNonNull(reader, "reader");
    requireNonNull(view, "view");
  }

  public Side(BulkReader reader, Function<BulkRecord, Optional<BulkRecord>> view) {
    this(reader, view, false);
  }

  /** All records as they are. */
  public static Side whole(BulkReader reader) {
    return new Side(reader, Optional::of, true);
  }

  /** The same, all of it to be read. */
  Side read() {
    return new Side(reader, view, false);
  }

  /** Makes digests of what the view shows; empty where records must be read for that. */
  Optional<DigestSource> digestSource() {
    return isWhole ? reader.digestSource() : Optional.empty();
  }
}
