package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.move.compare.ComparisonListener;
import io.gantry.move.compare.KindComparison;
import io.gantry.store.EntityKind;
import java.time.Duration;
import java.util.OptionalLong;

/** Passes on how a comparison goes. */
final class VerifyProgress implements ComparisonListener {

  private final MoveListener listener;
  private final OptionalLong total;
  private long records;
  private long bytes;

  /**
   * @param total records that are read, of both sides together; empty when nobody can tell
   */
  VerifyProgress(MoveListener listener, OptionalLong total) {
    this.listener = requireNonNull(listener, "listener");
    this.total = requireNonNull(total, "total");
  }

  @Override
  public void looked(EntityKind kind, long moreRecords, long moreBytes) {
    records += moreRecords;
    bytes += moreBytes;
    listener.progress(
        new MoveProgress(
            MovePhase.VERIFY, kind, records, bytes, MoveProgress.Before.NOTHING, total));
  }

  @Override
  public void summedUp(KindComparison kind) {
    listener.finished(
        MovePhase.VERIFY,
        new KindReport(
            kind.kind(),
            kind.source().count(),
            0,
            0,
            0,
            kind.isEqual() ? kind.target().count() : 0,
            0,
            Duration.ZERO,
            kind.isEqual() ? kind.target().root() : null));
  }
}
