package io.gantry.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some records of a range, in the order of the reader.
 *
 * @param records may be empty even where more follow
 * @param remarks what was odd about rows of this batch
 * @param next where the rest of the range begins, printable; null when the range is read to its end
 */
public record BulkBatch(List<BulkRecord> records, List<BulkRemark> remarks, @Nullable String next) {

  /** The most records of a batch. */
  public static final int MAX_RECORDS = 1_000;

  /**
   * A batch ends with the record that brings its texts to this many characters, so that a few
   * batches fit into a small heap several times over, as they are read, mapped and written; one
   * record alone may have more.
   */
  public static final int ENOUGH_CHARACTERS = 1024 * 1024;

  public BulkBatch {
    records = List.copyOf(records);
    remarks = List.copyOf(remarks);
  }

  public Optional<String> following() {
    return Optional.ofNullable(next);
  }
}
