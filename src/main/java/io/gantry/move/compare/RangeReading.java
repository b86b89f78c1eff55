package io.gantry.move.compare;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Reads one range of a side, batch by batch. */
final class RangeReading {

  private RangeReading() {}

  /** Is given what counts of a batch. */
  @FunctionalInterface
  interface Sink {

    /**
     * @param records as the side views them
     * @param read how many were read
     * @param next where the rest of the range begins; empty at its end
     */
    void take(List<BulkRecord> records, int read, Optional<String> next);
  }

  static void read(
      Side side,
      TenantShare share,
      BulkRange range,
      Optional<String> from,
      BooleanSupplier stopped,
      Sink sink) {
    Optional<String> place = from;
    do {
      BulkBatch batch = side.reader().read(range, place);
      List<BulkRecord> viewed = new ArrayList<>(batch.records().size());
      for (BulkRecord record : batch.records()) {
        side.view().apply(record).filter(seen -> share.has(seen.tenant())).ifPresent(viewed::add);
      }
      place = batch.following();
      sink.take(viewed, batch.records().size(), place);
    } while (place.isPresent() && !stopped.getAsBoolean());
  }
}
