package io.gantry.move.compare;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives the records of a list, however odd that is, in small batches. */
final class ListedReader implements BulkReader {

  private final List<BulkRecord> records;
  private final int size;

  /** How many batches may still be read before the reader fails. */
  private final AtomicInteger patience = new AtomicInteger(Integer.MAX_VALUE);

  private final AtomicInteger batches = new AtomicInteger();

  ListedReader(List<BulkRecord> records, int size) {
    this.records = List.copyOf(records);
    this.size = size;
  }

  ListedReader failingAfter(int batchesUntilThen) {
    patience.set(batchesUntilThen);
    return this;
  }

  int batches() {
    return batches.get();
  }

  @Override
  public Set<EntityKind> kinds() {
    Set<EntityKind> kinds = EnumSet.noneOf(EntityKind.class);
    records.forEach(record -> kinds.add(record.kind()));
    return kinds;
  }

  @Override
  public boolean isSnapshot() {
    return true;
  }

  @Override
  public List<BulkRange> ranges(EntityKind kind, int parts) {
    List<BulkRange> ranges = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      ranges.add(new BulkRange(kind, part + " " + parts));
    }
    return ranges;
  }

  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    if (patience.decrementAndGet() < 0) {
      throw new IllegalStateException("enough");
    }
    batches.incrementAndGet();
    String[] bounds = range.bounds().split(" ", -1);
    List<BulkRecord> all = new ArrayList<>();
    int number = 0;
    for (BulkRecord record : records) {
      if (record.kind() == range.kind()
          && number++ % Integer.parseInt(bounds[1]) == Integer.parseInt(bounds[0])) {
        all.add(record);
      }
    }
    int from = after.map(Integer::valueOf).orElse(0);
    int to = Math.min(all.size(), from + size);
    return new BulkBatch(
        all.subList(from, to), List.of(), to < all.size() ? Integer.toString(to) : null);
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
