package io.gantry.store.relational;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the records of rows that were read in order. */
final class BatchOfRows {

  private final BulkTable<?, ?> table;
  private final List<BulkRecord> records = new ArrayList<>();
  private final List<BulkRemark> remarks = new ArrayList<>();
  private @Nullable BulkPlace last;
  private int rows;
  private long size;

  BatchOfRows(BulkTable<?, ?> table) {
    this.table = table;
  }

  /**
   * @param length how much of a batch the row takes
   */
  void add(RowTable.Values values, long length) {
    rows++;
    size += length;
    last = table.placeOf(values);
    try {
      records.add(table.take(values));
    } catch (IllegalArgumentException unfit) {
      remarks.add(unreadable(values, unfit));
    }
  }

  private BulkRemark unreadable(RowTable.Values values, IllegalArgumentException unfit) {
    return new BulkRemark(
        table.tenant(values),
        table.keyOf(values),
        BulkRemark.Oddity.UNREADABLE,
        String.valueOf(unfit.getMessage()));
  }

  boolean isFull() {
    return free() <= 0 || size >= BulkBatch.ENOUGH_CHARACTERS;
  }

  /** How many more rows may come. */
  int free() {
    return BulkBatch.MAX_RECORDS - rows;
  }

  /** How much more may come before it is enough. */
  long room() {
    return BulkBatch.ENOUGH_CHARACTERS - size;
  }

  /**
   * @param ended whether no row follows in the range
   */
  BulkBatch batch(boolean ended) {
    return new BulkBatch(records, remarks, ended || last == null ? null : last.toText());
  }
}
