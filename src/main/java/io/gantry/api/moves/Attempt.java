package io.gantry.api.moves;

import io.gantry.common.JsonText;
import io.gantry.move.Cancellation;
import io.gantry.move.Move;
import io.gantry.move.MoveException;
import io.gantry.move.MoveReport;
import io.gantry.move.MoveRequest;
import io.gantry.move.PreflightReport;
import io.gantry.move.view.ComparisonView;
import io.gantry.move.view.FailureView;
import io.gantry.move.view.KindView;
import io.gantry.move.view.PreflightView;
import io.gantry.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a move, or looks only, and tells what is to be written down of its end. */
final class Attempt {

  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  private final Move move;
  private final EndsOfMoves ends;
  private final Clock clock;
  private final MoveFeed feed;
  private final Cancellation cancellation;
  private final Consumer<MoveBody> keeper;

  /**
   * @param keeper is given what a later attempt is to be asked for
   */
  Attempt(
      Move move,
      EndsOfMoves ends,
      Clock clock,
      MoveFeed feed,
      Cancellation cancellation,
      Consumer<MoveBody> keeper) {
    this.move = move;
    this.ends = ends;
    this.clock = clock;
    this.feed = feed;
    this.cancellation = cancellation;
    this.keeper = keeper;
  }

  /** Ends when the move does, or cannot be done. */
  UnaryOperator<MoveChange> run(MoveBody exact) {
    try {
      return found(ends.request(exact), exact);
    } catch (MoveException failure) {
      return failed(failure);
    } catch (StoreException away) {
      return failed(unavailable(away));
    }
  }

  private UnaryOperator<MoveChange> found(MoveRequest request, MoveBody exact) {
    MoveBody known = known(exact, request);
    feed.update(change -> change.ends(request.source().label(), request.target().label()));
    keeper.accept(known);
    // Whoever takes it up again from there on must not begin it anew once more.
    MoveWatch watch = new MoveWatch(feed, () -> keeper.accept(known.begunAnew()));
    if (exact.looksOnly()) {
      PreflightReport report = move.preflight(request, watch, cancellation);
      return change ->
          change.preflight(PreflightView.of(report)).ended(MoveState.COMPLETED, clock.instant());
    }
    return completed(move.run(request, watch, cancellation));
  }

  /** With the versions that were found, so that the same is meant when it is taken up again. */
  private static MoveBody known(MoveBody exact, MoveRequest request) {
    return exact.between(
        Place.found(exact.source(), request.source()),
        Place.found(exact.target(), request.target()));
  }

  private UnaryOperator<MoveChange> completed(MoveReport report) {
    JsonText certificate = report.certificateFile().map(Attempt::read).orElse(null);
    return change ->
        change
            .kinds(report.kinds().stream().map(KindView::of).toList())
            .preflight(PreflightView.of(report.preflight()))
            .remarks(report.remarks())
            .certificate(certificate)
            .ended(MoveState.COMPLETED, report.ended());
  }

  private static JsonText read(Path certificate) {
    try {
      return new JsonText(Files.readString(certificate).strip());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What an attempt ends with that failed. */
  UnaryOperator<MoveChange> failed(MoveException failure) {
    boolean cancelled = failure.code() == MoveException.Code.CANCELLED;
    if (!cancelled) {
      LOG.warn("The move {} ended: {}", feed.view().id(), failure.getMessage());
    }
    return change -> {
      failure.preflight().map(PreflightView::of).ifPresent(change::preflight);
      failure.comparison().map(ComparisonView::of).ifPresent(change::differences);
      return cancelled
          ? change.ended(MoveState.CANCELLED, clock.instant())
          : change.failure(FailureView.of(failure)).ended(MoveState.FAILED, clock.instant());
    };
  }

  private static MoveException unavailable(StoreException away) {
    return new MoveException(
        MoveException.Code.UNAVAILABLE,
        String.valueOf(away.getMessage()),
        "try the same again when the database answers",
        away);
  }

  static MoveException unexpected(Throwable cause) {
    return new MoveException(
        MoveException.Code.FAILED, "The server failed", "its log says why", cause);
  }
}
