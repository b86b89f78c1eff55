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
  private long records;
  private long bytes;

  VerifyProgress(MoveListener listener) {
    this.listener = requireNonNull(listener, "listener");
  }

  @Override
  public void looked(EntityKind kind, long moreRecords, long moreBytes) {
    records += moreRecords;
    bytes += moreBytes;
    listener.progress(
        new MoveProgress(
            MovePhase.VERIFY,
            kind,
            records,
            bytes,
            MoveProgress.Before.NOTHING,
            OptionalLong.empty()));
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
