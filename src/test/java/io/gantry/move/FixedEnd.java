package io.gantry.move;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A source that holds what a test gives it, good or bad, and reads two records at a time. */
final class FixedEnd implements SourceEnd {

  private static final int BATCH = 2;

  private final Set<EntityKind> kinds;
  private final List<BulkRecord> records;
  private final List<BulkRemark> remarks;
  private final Runnable reading;

  private FixedEnd(
      EndTraits traits, List<BulkRecord> records, List<BulkRemark> remarks, Runnable reading) {
    this.kinds = traits.kinds();
    this.records = List.copyOf(records);
    this.remarks = List.copyOf(remarks);
    this.reading = reading;
  }

  static MoveEnd of(EndTraits traits, List<BulkRecord> records, List<BulkRemark> remarks) {
    return of(traits, records, remarks, () -> {});
  }

  /**
   * @param reading is run before each batch; what it throws is what the reader throws
   */
  static MoveEnd of(
      EndTraits traits, List<BulkRecord> records, List<BulkRemark> remarks, Runnable reading) {
    return new MoveEnd(
        "fixed", "fixed", traits, () -> new FixedEnd(traits, records, remarks, reading));
  }

  @Override
  public BulkReader reader() {
    return new Reader();
  }

  @Override
  public boolean isEmpty() {
    return records.isEmpty();
  }

  @Override
  public OptionalLong bytes() {
    return OptionalLong.empty();
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private final class Reader extends WholeKinds {

    Reader() {
      super(kinds, true);
    }

    @Override
    public BulkBatch read(BulkRange range, Optional<String> after) {
      reading.run();
      List<BulkRecord> all =
          records.stream().filter(record -> record.kind() == range.kind()).toList();
      int begin = after.map(Integer::parseInt).orElse(0);
      int end = Math.min(begin + BATCH, all.size());
      List<BulkRemark> odd =
          begin > 0
              ? List.of()
              : remarks.stream().filter(remark -> remark.key().kind() == range.kind()).toList();
      return new BulkBatch(
          all.subList(begin, end), odd, end < all.size() ? Integer.toString(end) : null);
    }
  }
}
