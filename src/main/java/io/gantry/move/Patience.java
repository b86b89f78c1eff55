package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.StoreException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries again while a database refuses to work: throttled, locked, restarted, failing over, and
 * gives up after a limit without any progress. Pauses grow and are random, so that threads do not
 * come back all at once.
 */
final class Patience {

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final MoveListener listener;
  private final Cancellation cancellation;
  private final Duration limit;
  private final Duration first;
  private final LongSupplier nanos;

  /**
   * @param limit for how long a call that makes no progress is repeated
   */
  Patience(MoveListener listener, Cancellation cancellation, Duration limit) {
    this(listener, cancellation, limit, FIRST, System::nanoTime);
  }

  /**
   * @param first the longest first pause; each may be twice as long as the one before
   * @param nanos tells the time, as {@link System#nanoTime} does
   */
  Patience(
      MoveListener listener,
      Cancellation cancellation,
      Duration limit,
      Duration first,
      LongSupplier nanos) {
    this.listener = requireNonNull(listener, "listener");
    this.cancellation = requireNonNull(cancellation, "cancellation");
    this.limit = requireNonNull(limit, "limit");
    this.first = requireNonNull(first, "first");
    this.nanos = requireNonNull(nanos, "nanos");
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
   * The answer of a call that may be repeated. What counts is the time in which nothing worked:
   * where a call says how long that was, the time that it worked before makes up for as much.
   *
   * @throws StoreException.Unavailable when it stays so, at once when waiting does not help
   */
  <T extends @Nullable Object> T insist(Supplier<T> call) {
    long failing = 0;
    for (int attempt = 1; ; attempt++) {
      long begin = nanos.getAsLong();
      try {
        return call.get();
      } catch (StoreException.Unavailable | StoreException.OutcomeUnknown away) {
        long lasted = nanos.getAsLong() - begin;
        long idle = Math.min(lasted, idle(away).orElse(attempt == 1 ? 0 : lasted));
        failing = Math.max(0, failing - (lasted - idle)) + idle;
        if (failing >= limit.toNanos() || isLasting(away)) {
          throw away;
        }
        Duration pause = pause(attempt);
        listener.waiting(String.valueOf(away.getMessage()), pause);
        cancellation.pause(pause);
        failing += pause.toNanos();
      }
    }
  }

  /** How long it had not worked; where nobody counted, a first failure comes at once. */
  private static OptionalLong idle(StoreException failure) {
    return failure instanceof StoreException.Unavailable away
        ? away.idle().stream().mapToLong(Duration::toNanos).findFirst()
        : OptionalLong.empty();
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
