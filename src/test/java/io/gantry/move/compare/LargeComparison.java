package io.gantry.move.compare;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares many records that are made while they are read, in a process of its own: it ends well
 * when it gets along with the memory that it was started with.
 */
final class LargeComparison {

  private static final int RECORDS = 300_000;

  private LargeComparison() {}

  /**
   * @param arguments how many tenants there are, and whether all records differ
   */
  public static void main(String[] arguments) {
    int tenants = Integer.parseInt(arguments[0]);
    boolean differs = Boolean.parseBoolean(arguments[1]);
    ComparisonOptions options = new ComparisonOptions(List.of(EntityKind.CANVAS), true, 2);
    ComparisonResult result =
        new Comparison(options, ComparisonJournal.NONE, ComparisonListener.SILENT)
            .compare(
                Side.whole(new Endless(tenants, "name")),
                Side.whole(new Endless(tenants, differs ? "other" : "name")));
    boolean isRight =
        result.isEqual() != differs
            && result.kinds().get(0).source().count() == RECORDS
            && result.differences().size() == (differs ? ComparisonOptions.MOST_NAMED : 0);
    System.exit(isRight ? 0 : 3);
  }

  /** Canvases of many tenants. */
  private record Endless(int tenants, String name) implements BulkReader {

    @Override
    public Set<EntityKind> kinds() {
      return Set.of(EntityKind.CANVAS);
    }

    @Override
    public boolean isSnapshot() {
      return true;
    }

    @Override
    public List<BulkRange> ranges(EntityKind kind, int parts) {
      return List.of(new BulkRange(kind, "0"), new BulkRange(kind, "1"));
    }

    @Override
    public BulkBatch read(BulkRange range, Optional<String> after) {
      int first = after.map(Integer::valueOf).orElse(Integer.valueOf(range.bounds()));
      List<BulkRecord> records = new ArrayList<>();
      int number = first;
      for (; number < RECORDS && records.size() < BulkBatch.MAX_RECORDS; number += 2) {
        records.add(record(number));
      }
      return new BulkBatch(records, List.of(), number < RECORDS ? Integer.toString(number) : null);
    }

    private BulkRecord record(int number) {
      return BulkRecord.of(
          new TenantId("t" + number % tenants),
          new Canvas(
              "canvas-" + number, "o", name, null, null, null, Instant.EPOCH, Instant.EPOCH, 1));
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
