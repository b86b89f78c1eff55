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

  /** Together about three minutes: longer than a managed database takes to fail over. */
  private static final int MAX_ATTEMPTS = 12;

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final MoveListener listener;
  private final Cancellation cancellation;
  private final Duration first;

  Patience(MoveListener listener, Cancellation cancellation) {
    this(listener, cancellation, FIRST);
  }

  /**
   * @param first the longest first pause; each may be twice as long as the one before
   */
  Patience(MoveListener listener, Cancellation cancellation, Duration first) {
    this.listener = requireNonNull(listener, "listener");
    this.cancellation = requireNonNull(cancellation, "cancellation");
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
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (StoreException.Unavailable | StoreException.OutcomeUnknown away) {
        if (attempt == MAX_ATTEMPTS || isLasting(away)) {
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
