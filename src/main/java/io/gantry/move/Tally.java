package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.EntityKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** Counts what a phase has done and tells the listener, one thread at a time. */
final class Tally {

  private final MovePhase phase;
  private final MoveListener listener;
  private final OptionalLong total;
  private final Map<EntityKind, Count> counts = new EnumMap<>(EntityKind.class);
  private long records;
  private long bytes;
  private MoveProgress.Before before = MoveProgress.Before.NOTHING;

  Tally(MovePhase phase, MoveListener listener, OptionalLong total) {
    this.phase = requireNonNull(phase, "phase");
    this.listener = requireNonNull(listener, "listener");
    this.total = requireNonNull(total, "total");
  }

  /**
   * Of one kind.
   *
   * @param earlier of the written, what earlier calls wrote
   */
  record Count(long read, long written, long earlier, long bytes, Duration time) {

    static final Count NONE = new Count(0, 0, 0, 0, Duration.ZERO);

    Count plus(Count other) {
      return new Count(
          read + other.read,
          written + other.written,
          earlier + other.earlier,
          bytes + other.bytes,
          time.plus(other.time));
    }
  }

  /** What earlier processes did. */
  synchronized void before(RangeState state) {
    before = before.plus(state.written(), state.bytes());
    add(
        state.range().kind(),
        new Count(state.read(), state.written(), state.written(), state.bytes(), Duration.ZERO));
  }

  /** A batch. */
  synchronized void batch(EntityKind kind, long read, long written, long moreBytes) {
    add(kind, new Count(read, written, 0, moreBytes, Duration.ZERO));
    listener.progress(new MoveProgress(phase, kind, records, bytes, before, total));
  }

  private void add(EntityKind kind, Count more) {
    counts.merge(kind, more, Count::plus);
    records += more.written();
    bytes += more.bytes();
  }

  synchronized void took(EntityKind kind, Duration time) {
    counts.merge(kind, new Count(0, 0, 0, 0, time), Count::plus);
  }

  /** Of all kinds. */
  synchronized long bytes() {
    return bytes;
  }

  synchronized Count of(EntityKind kind) {
    return counts.getOrDefault(kind, Count.NONE);
  }
}
