package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.StoreException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries again while a database refuses to work: throttled, locked, restarted, failing over. Pauses
 * grow and are random, so that threads do not come back all at once.
 */
final class Patience {

  /** Longer than a managed database takes to fail over. */
  static final Duration USUAL = Duration.ofMinutes(3);

  /**
   * With pauses alone a minute and a half; calls that wait themselves come upon the limit first.
   */
  private static final int MAX_ATTEMPTS = 12;

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final MoveListener listener;
  private final Cancellation cancellation;
  private final Duration limit;
  private final Duration first;

  /**
   * @param limit how long after its first failure a call is still repeated
   */
  Patience(MoveListener listener, Cancellation cancellation, Duration limit) {
    this(listener, cancellation, limit, FIRST);
  }

  /**
   * @param first the longest first pause; each may be twice as long as the one before
   */
  Patience(MoveListener listener, Cancellation cancellation, Duration limit, Duration first) {
    this.listener = requireNonNull(listener, "listener");
    this.cancellation = requireNonNull(cancellation, "cancellation");
    this.limit = requireNonNull(limit, "limit");
    this.first = requireNonNull(first, "first");
  }

  /** A call that may be repeated. */
  void insist(Runnable call) {
    insist(
        () -> {
          call.run();
          return null;
        });
  }

  /**
   * The answer of a call that may be repeated.
   *
   * @throws StoreException.Unavailable when it stays so, at once when waiting does not help
   */
  <T extends @Nullable Object> T insist(Supplier<T> call) {
    long failing = 0;
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (StoreException.Unavailable | StoreException.OutcomeUnknown away) {
        failing = attempt == 1 ? System.nanoTime() : failing;
        boolean isOver = System.nanoTime() - failing >= limit.toNanos();
        if (attempt == MAX_ATTEMPTS || isOver || isLasting(away)) {
          throw away;
        }
        Duration pause = pause(attempt);
        listener.waiting(String.valueOf(away.getMessage()), pause);
        cancellation.pause(pause);
      }
    }
  }

  private static boolean isLasting(StoreException failure) {
    return failure instanceof StoreException.Unavailable away && !away.mayPass();
  }

  /** Between half and all of what the attempt may take. */
  private Duration pause(int attempt) {
    long most = Math.min(LONGEST.toMillis(), first.toMillis() << Math.min(attempt - 1, 20));
    long pause = ThreadLocalRandom.current().nextLong(most / 2, most + 1);
    return Duration.ofMillis(pause);
  }
}
