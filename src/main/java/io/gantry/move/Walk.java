package io.gantry.move;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.EntityKind;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads all records of a kind, range by range, side by side. */
final class Walk {

  private static final int RANGES_PER_THREAD = 2;

  private final BulkReader reader;
  private final Patience patience;
  private final Cancellation cancellation;
  private final int threads;

  Walk(BulkReader reader, Patience patience, Cancellation cancellation, int threads) {
    this.reader = reader;
    this.patience = patience;
    this.cancellation = cancellation;
    this.threads = threads;
  }

  /** Gives each batch to the visitor; those of one range one after the other. */
  void each(EntityKind kind, BiConsumer<BulkRange, BulkBatch> visitor) {
    if (!reader.kinds().contains(kind)) {
      return;
    }
    List<BulkRange> ranges =
        patience.insist(() -> reader.ranges(kind, threads * RANGES_PER_THREAD));
    Crew crew = new Crew(threads, cancellation);
    crew.each(ranges, range -> walk(range, crew, visitor));
  }

  private void walk(BulkRange range, Crew crew, BiConsumer<BulkRange, BulkBatch> visitor) {
    Optional<String> place = Optional.empty();
    do {
      crew.checkpoint();
      Optional<String> after = place;
      BulkBatch batch = patience.insist(() -> reader.read(range, after));
      visitor.accept(range, batch);
      place = batch.following();
    } while (place.isPresent());
  }
}
