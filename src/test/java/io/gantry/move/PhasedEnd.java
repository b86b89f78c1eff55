package io.gantry.move;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A source that holds, or pretends to hold, something else in each phase of the move that it
 * listens to, and counts how many records are read in it.
 */
final class PhasedEnd implements SourceEnd, MoveListener {

  private final EndTraits traits;
  private final boolean isSnapshot;
  private final Map<MovePhase, List<BulkRecord>> records = new EnumMap<>(MovePhase.class);
  private final Map<MovePhase, Long> read = new EnumMap<>(MovePhase.class);
  private final Map<MovePhase, MoveProgress> progress = new EnumMap<>(MovePhase.class);
  private MovePhase phase = MovePhase.PREFLIGHT;

  PhasedEnd(EndTraits traits, boolean isSnapshot, List<BulkRecord> all) {
    this.traits = traits;
    this.isSnapshot = isSnapshot;
    from(MovePhase.PREFLIGHT, all);
  }

  /** What it holds from a phase on. */
  PhasedEnd from(MovePhase first, List<BulkRecord> all) {
    for (MovePhase one : MovePhase.values()) {
      if (one.compareTo(first) >= 0) {
        in(one, all);
      }
    }
    return this;
  }

  /** What it holds in one phase. */
  PhasedEnd in(MovePhase only, List<BulkRecord> all) {
    records.put(only, List.copyOf(all));
    return this;
  }

  MoveEnd end() {
    return new MoveEnd("phased", "phased", traits, () -> this);
  }

  /** How many records were read in the phase. */
  synchronized long read(MovePhase in) {
    return read.getOrDefault(in, 0L);
  }

  /** The last progress of the phase. */
  synchronized MoveProgress progress(MovePhase of) {
    return progress.get(of);
  }

  @Override
  public synchronized void phase(MovePhase begun) {
    phase = begun;
  }

  @Override
  public synchronized void progress(MoveProgress now) {
    progress.put(now.phase(), now);
  }

  private synchronized List<BulkRecord> read(EntityKind kind) {
    List<BulkRecord> all = new ArrayList<>(records.get(phase));
    all.removeIf(record -> record.kind() != kind);
    read.merge(phase, (long) all.size(), Long::sum);
    return all;
  }

  @Override
  public BulkReader reader() {
    return new Reader();
  }

  @Override
  public boolean isEmpty() {
    return false;
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
      super(traits.kinds(), isSnapshot);
    }

    @Override
    public BulkBatch read(BulkRange range, Optional<String> after) {
      return new BulkBatch(PhasedEnd.this.read(range.kind()), List.of(), null);
    }
  }
}
