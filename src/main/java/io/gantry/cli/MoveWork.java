package io.gantry.cli;

import io.gantry.config.BuildVersion;
import io.gantry.config.GantryConfig;
import io.gantry.move.Cancellation;
import io.gantry.move.Move;
import io.gantry.move.MoveException;
import io.gantry.move.MoveListener;
import io.gantry.move.MoveReport;
import io.gantry.move.MoveRequest;
import io.gantry.move.PreflightReport;
import io.gantry.move.compare.ComparisonResult;
import io.gantry.move.view.FailureView;
import io.gantry.move.view.MoveEvents;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Has a move done, tells how it goes, and lets Ctrl-C end it between two batches. */
final class MoveWork {

  /** What the end of a batch takes at most, before the process ends all the same. */
  private static final int SECONDS_TO_END = 20;

  private final Terminal terminal;
  private final Move move;
  private final MoveListener listener;
  private final boolean json;

  /**
   * @param json whether programs are told instead of people
   */
  MoveWork(Surroundings surroundings, GantryConfig config, boolean json) throws IOException {
    this.terminal = surroundings.terminal();
    this.json = json;
    this.move =
        new Move(
            new Move.Surroundings(
                surroundings.clock(),
                config.home().resolve("moves"),
                BuildVersion.text(),
                config.security().keysFolder()));
    this.listener =
        json
            ? new MoveEvents(event -> terminal.print(Json.line(event)))
            : new MoveDisplay(terminal, surroundings.clock());
  }

  PreflightReport preflight(MoveRequest request) {
    return interruptible(cancellation -> move.preflight(request, listener, cancellation));
  }

  MoveReport run(MoveRequest request) {
    return interruptible(cancellation -> move.run(request, listener, cancellation));
  }

  ComparisonResult compare(MoveRequest request) {
    return interruptible(cancellation -> move.compare(request, listener, cancellation));
  }

  private <T> T interruptible(Function<Cancellation, T> work) {
    Cancellation cancellation = new Cancellation();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> end(cancellation, ended), "interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.apply(cancellation);
    } catch (MoveException failed) {
      failed.preflight().ifPresent(found -> MoveFindings.lines(found).forEach(terminal::say));
      failed.comparison().ifPresent(found -> DifferenceList.lines(found).forEach(terminal::say));
      if (cancellation.isCancelled()) {
        endWithProcess(failed, ended);
      }
      throw failed;
    } finally {
      terminal.overwritten();
      ended.countDown();
      remove(hook);
    }
  }

  /** Says its last words before the process ends, which nobody else has time for then. */
  private void endWithProcess(MoveException stopped, CountDownLatch ended) {
    terminal.overwritten();
    if (json) {
      terminal.print(Json.line(MoveEvents.ended("failure", FailureView.of(stopped))));
    }
    terminal.say("gantry: " + stopped.getMessage());
    terminal.say("  " + stopped.hint());
    ended.countDown();
    try {
      new CountDownLatch(1).await(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(Cancellation cancellation, CountDownLatch ended) {
    cancellation.cancel();
    try {
      // What is not committed by then is done again by the next call.
      boolean unused = ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // It runs already.
    }
  }

  /** What a failure of the engine means for the caller of a command. */
  static ExitCode exitCode(MoveException.Code code) {
    return switch (code) {
      case USAGE -> ExitCode.USAGE;
      case NOT_FOUND -> ExitCode.NOT_FOUND;
      case DOES_NOT_FIT, TARGET_NOT_EMPTY, OTHER_MOVE, CONFLICT, DIFFERENCES, DRIFTED ->
          ExitCode.DIFFERENCES;
      case UNAVAILABLE -> ExitCode.TRY_AGAIN;
      case CANCELLED -> ExitCode.INTERRUPTED;
      case FAILED -> ExitCode.FAILURE;
    };
  }
}
