package io.gantry.move;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a move to stop after the batches under way. Safe for use by many threads. */
public final class Cancellation {

  private final CountDownLatch asked = new CountDownLatch(1);

  /** Asks; asking again does nothing. */
  public void cancel() {
    asked.countDown();
  }

  public boolean isCancelled() {
    return asked.getCount() == 0;
  }

  /**
   * @throws MoveException with {@link MoveException.Code#CANCELLED} when somebody asked
   */
  void check() {
    if (isCancelled()) {
      throw new MoveException(
          MoveException.Code.CANCELLED,
          "The move was stopped",
          "what was copied so far stays: the same command goes on from there");
    }
  }

  /** Waits, but not longer than until somebody asks. */
  void pause(Duration pause) {
    try {
      asked.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      cancel();
    }
    check();
  }
}
