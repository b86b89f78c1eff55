package io.gantry.api.moves;

import static java.util.Objects.requireNonNull;

import io.gantry.move.KindReport;
import io.gantry.move.MoveListener;
import io.gantry.move.MovePhase;
import io.gantry.move.MoveProgress;
import io.gantry.move.PreflightReport;
import io.gantry.move.view.KindView;
import io.gantry.move.view.MoveEvents;
import io.gantry.move.view.Names;
import io.gantry.move.view.PreflightView;
import io.gantry.move.view.ProgressView;
import java.time.Duration;
import java.util.List;

/** Keeps a feed up to date with what the engine tells. */
final class MoveWatch implements MoveListener {

  private final MoveFeed feed;
  private final Runnable copying;
  private final MoveEvents events;

  /**
   * @param copying called when the copy begins, or goes on
   */
  MoveWatch(MoveFeed feed, Runnable copying) {
    this.copying = requireNonNull(copying, "copying");
    this.feed = requireNonNull(feed, "feed");
    this.events = new MoveEvents(feed::tell);
  }

  @Override
  public void begun(String moveId, boolean resumed) {
    feed.update(change -> change.move(moveId));
    events.begun(moveId, resumed);
  }

  @Override
  public void phase(MovePhase phase) {
    feed.update(change -> change.phase(Names.of(phase)));
    if (phase == MovePhase.COPY) {
      copying.run();
    }
    events.phase(phase);
  }

  @Override
  public void progress(MoveProgress progress) {
    feed.update(change -> change.progress(ProgressView.of(progress)));
    events.progress(progress);
  }

  @Override
  public void finished(MovePhase phase, KindReport kind) {
    KindView done = KindView.of(kind);
    feed.update(
        change -> change.kind(phase == MovePhase.VERIFY ? verified(feed.view(), done) : done));
    events.finished(phase, kind);
  }

  /** The comparison tells nothing of what was written. */
  private static KindView verified(MoveView view, KindView compared) {
    List<KindView> copied =
        view.kinds().stream().filter(kind -> kind.kind().equals(compared.kind())).toList();
    return copied.isEmpty()
        ? compared
        : copied.get(0).verified(compared.verified(), compared.root());
  }

  @Override
  public void checked(PreflightReport report) {
    feed.update(change -> change.preflight(PreflightView.of(report)));
    events.checked(report);
  }

  @Override
  public void waiting(String reason, Duration pause) {
    events.waiting(reason, pause);
  }
}
