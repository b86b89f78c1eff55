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

  Tally(MovePhase phase, MoveListener listener, OptionalLong total) {
    this.phase = requireNonNull(phase, "phase");
    this.listener = requireNonNull(listener, "listener");
    this.total = requireNonNull(total, "total");
  }

  /** Of one kind. */
  record Count(long read, long written, long bytes, Duration time) {

    static final Count NONE = new Count(0, 0, 0, Duration.ZERO);

    Count plus(long moreRead, long moreWritten, long moreBytes) {
      return new Count(read + moreRead, written + moreWritten, bytes + moreBytes, time);
    }
  }

  /** What earlier processes did. */
  synchronized void before(RangeState state) {
    add(state.range().kind(), state.read(), state.written(), state.bytes());
  }

  /** A batch. */
  synchronized void batch(EntityKind kind, long read, long written, long moreBytes) {
    add(kind, read, written, moreBytes);
    listener.progress(new MoveProgress(phase, kind, records, bytes, total));
  }

  private void add(EntityKind kind, long read, long written, long moreBytes) {
    counts.merge(kind, Count.NONE.plus(read, written, moreBytes), Tally::sum);
    records += written;
    bytes += moreBytes;
  }

  private static Count sum(Count one, Count other) {
    return new Count(
        one.read + other.read,
        one.written + other.written,
        one.bytes + other.bytes,
        one.time.plus(other.time));
  }

  synchronized void took(EntityKind kind, Duration time) {
    counts.merge(kind, new Count(0, 0, 0, time), Tally::sum);
  }

  /** Of all kinds. */
  synchronized long bytes() {
    return bytes;
  }

  synchronized Count of(EntityKind kind) {
    return counts.getOrDefault(kind, Count.NONE);
  }
}
