package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.move.compare.Comparison;
import io.gantry.move.compare.ComparisonJournal;
import io.gantry.move.compare.ComparisonListener;
import io.gantry.move.compare.ComparisonOptions;
import io.gantry.move.compare.ComparisonResult;
import io.gantry.move.compare.Side;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The two sides of a move as a comparison sees them: the mapped source, and the target. */
final class Sides {

  private final MappedReader source;
  private final BulkReader target;
  private final Mapping mapping;
  private final int threads;

  Sides(MappedReader source, BulkReader target, Mapping mapping, int threads) {
    this.source = requireNonNull(source, "source");
    this.target = requireNonNull(target, "target");
    this.mapping = requireNonNull(mapping, "mapping");
    this.threads = threads;
  }

  /** Whether revisions are data on both sides. */
  boolean compareRevisions() {
    return mapping.keepsRevisions();
  }

  /** Compares what the predicate takes of both sides. */
  ComparisonResult compare(
      List<EntityKind> kinds,
      Predicate<BulkRecord> counts,
      ComparisonJournal journal,
      ComparisonListener listener) {
    ComparisonOptions options = new ComparisonOptions(kinds, compareRevisions(), threads);
    return new Comparison(options, journal, listener)
        .compare(side(source, counts), side(target, counts));
  }

  private Side side(BulkReader reader, Predicate<BulkRecord> counts) {
    return new Side(
        reader,
        record -> counts.test(record) ? Optional.of(mapping.comparable(record)) : Optional.empty());
  }
}
