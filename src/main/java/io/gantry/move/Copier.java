package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Copies kind by kind, so that what others refer to is there before them; the ranges of a kind side
 * by side. Each batch is written together with the place that it reaches, so that a copy that was
 * killed goes on behind the last batch that was written. Holds one batch a thread.
 */
final class Copier {

  /** More ranges than threads, so that no thread waits long for the last one. */
  private static final int RANGES_PER_THREAD = 4;

  private final MappedReader source;
  private final BulkWriter target;
  private final CopyJournal journal;
  private final Tally tally;
  private final MoveContext context;
  private final Patience patience;
  private final AtomicBoolean hasWritten = new AtomicBoolean();

  Copier(
      MappedReader source,
      BulkWriter target,
      CopyJournal journal,
      Tally tally,
      MoveContext context) {
    this.source = requireNonNull(source, "source");
    this.target = requireNonNull(target, "target");
    this.journal = requireNonNull(journal, "journal");
    this.tally = requireNonNull(tally, "tally");
    this.context = requireNonNull(context, "context");
    this.patience = context.patience();
  }

  /** Copies all that is not copied yet. */
  void copy() {
    for (EntityKind kind : MoveOrder.of(source.kinds())) {
      context.cancellation().check();
      long start = System.nanoTime();
      copy(kind);
      tally.took(kind, Duration.ofNanos(System.nanoTime() - start));
      context.listener().finished(MovePhase.COPY, report(kind));
    }
  }

  private void copy(EntityKind kind) {
    List<RangeState> states = journal.ranges(kind).orElseGet(() -> begin(kind));
    states.forEach(tally::before);
    Crew crew = new Crew(context.options().threads(), context.cancellation());
    List<RangeState> open = states.stream().filter(state -> !state.done()).toList();
    crew.each(open, state -> copy(state, crew));
  }

  private List<RangeState> begin(EntityKind kind) {
    return patience.insist(
        () ->
            journal.begin(
                kind, source.ranges(kind, context.options().threads() * RANGES_PER_THREAD)));
  }

  private void copy(RangeState begun, Crew crew) {
    RangeState state = begun;
    while (!state.done()) {
      crew.checkpoint();
      state = copyBatch(state);
    }
  }

  private RangeState copyBatch(RangeState state) {
    MappedReader.Batch batch =
        patience.insist(() -> source.readBatch(state.range(), state.after()));
    BulkBatch mapped = batch.mapped();
    long bytes = RecordSize.ofAll(mapped.records());
    RangeState.Batch written =
        new RangeState.Batch(
            mapped.records().size(), bytes, RecordMark.sum(source.comparable(mapped.records())));
    RangeState next = state.plus(batch.read(), written, mapped.next());
    patience.insist(() -> target.write(mapped.records(), next.asNotes()));
    hasWritten.set(true);
    tally.batch(state.range().kind(), batch.read(), mapped.records().size(), bytes);
    return next;
  }

  /** Whether this call copied anything. */
  boolean hasWritten() {
    return hasWritten.get();
  }

  /** What was done with a kind so far. */
  KindReport report(EntityKind kind) {
    Tally.Count count = tally.of(kind);
    return new KindReport(
        kind,
        count.read(),
        count.written(),
        count.earlier(),
        Math.max(0, count.read() - count.written()),
        0,
        count.bytes(),
        count.time(),
        null);
  }
}
