package io.gantry.store.document;

import io.gantry.store.StoreException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Sends a request until it is answered, and says truthfully what came of it when it is not. The SDK
 * itself tries once only: sent again blindly, a conditional write whose answer was lost would fail
 * on its own effect.
 */
final class Attempts {

  /** About four seconds of waiting, spread by chance: enough for 50 writers of one item. */
  static final int MAX_BUSY = 14;

  /** A connection that cannot be made is worth a second and third try, no more. */
  static final int MAX_LOST = 3;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(800);

  private static final Duration FIRST_LOOK = Duration.ofMillis(100);
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

  /** Waits; a test passes one that only takes notes. */
  @FunctionalInterface
  interface Pause {
    void sleep(Duration duration) throws InterruptedException;
  }

  /** A minute or two: work on a whole store outlasts a table that is growing to its load. */
  private static final int MAX_BUSY_PATIENT = 250;

  private final Pause pause;
  private final LongSupplier nanos;
  private final boolean isPatient;
  private final Standstill reads;
  private final Standstill writes;

  /** Attempts that wait for as long as they say: the pause between them is what they are for. */
  Attempts() {
    this(pause -> Thread.sleep(pause.toMillis()));
  }

  Attempts(Pause pause) {
    this(pause, System::nanoTime);
  }

  /**
   * @param nanos tells the time, as {@link System#nanoTime} does
   */
  Attempts(Pause pause, LongSupplier nanos) {
    this(pause, nanos, false);
  }

  private Attempts(Pause pause, LongSupplier nanos, boolean isPatient) {
    this.pause = pause;
    this.nanos = nanos;
    this.isPatient = isPatient;
    this.reads = new Standstill(nanos);
    this.writes = new Standstill(nanos);
  }

  /**
   * The same for one piece of work that nobody waits for with a request: each call waits longer,
   * all of them together as long as {@link StoreException.Unavailable#PATIENCE} says without any
   * progress. Reads that are answered are no progress of writes.
   */
  Attempts patient() {
    return new Attempts(pause, nanos, true);
  }

  private int maxBusy() {
    return isPatient ? MAX_BUSY_PATIENT : MAX_BUSY;
  }

  /** A request that changes nothing. */
  <T> T read(Supplier<T> request) {
    return send(request, true, false);
  }

  /** A write that has the same effect however often it is executed. */
  <T> T repeatable(Supplier<T> request) {
    return send(request, true, true);
  }

  /** A write that must not be executed twice: it is not sent again once it may have been. */
  <T> T once(Supplier<T> request) {
    return send(request, false, true);
  }

  /** A request that changes nothing and is not worth a second try. */
  <T> T single(Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException failed) {
      throw unavailable(failed);
    }
  }

  private <T> T send(Supplier<T> request, boolean repeatable, boolean write) {
    boolean perhapsExecuted = false;
    Standstill standstill = write ? writes : reads;
    for (int attempt = 1; ; attempt++) {
      try {
        T answer = request.get();
        standstill.end();
        return answer;
      } catch (SdkException failed) {
        if (isUnmet(failed)) {
          standstill.end();
          throw failed;
        }
        perhapsExecuted |= Failure.of(failed) == Failure.AMBIGUOUS;
        boolean unknown = write && perhapsExecuted;
        giveUpOrWait(failed, attempt, repeatable, unknown, standstill.refused());
      }
    }
  }

  /** An answer like another: the condition of a write is not met. */
  private static boolean isUnmet(SdkException failed) {
    return failed instanceof ConditionalCheckFailedException
        || (failed instanceof TransactionCanceledException cancelled
            && Conditions.isUnmet(cancelled));
  }

  private void giveUpOrWait(
      SdkException failed, int attempt, boolean repeatable, boolean unknown, Duration idle) {
    boolean isOver = isPatient && idle.compareTo(StoreException.Unavailable.PATIENCE) >= 0;
    boolean again =
        switch (Failure.of(failed)) {
          case BUSY -> attempt < maxBusy() && !isOver;
          case NOT_SENT -> attempt < MAX_LOST;
          case AMBIGUOUS -> repeatable && attempt < MAX_LOST;
          case REFUSED -> false;
        };
    if (!again || !waited(attempt)) {
      throw unknown
          ? new StoreException.OutcomeUnknown("DynamoDB did not say whether it wrote", failed)
          : isPatient ? unavailable(failed).after(idle) : unavailable(failed);
    }
  }

  private static StoreException.Unavailable unavailable(SdkException failed) {
    return switch (Failure.of(failed)) {
      case BUSY -> new StoreException.Unavailable("DynamoDB is too busy", failed);
      case NOT_SENT, AMBIGUOUS ->
          new StoreException.Unavailable("DynamoDB cannot be reached", failed);
      case REFUSED ->
          StoreException.Unavailable.lasting(
              "DynamoDB refused a request: " + failed.getClass().getSimpleName(), failed);
    };
  }

  /** Full jitter: any pause from none to the longest of this attempt. */
  private boolean waited(int attempt) {
    long longest =
        Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(attempt, 10));
    return sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest + 1)));
  }

  private boolean sleep(Duration duration) {
    try {
      pause.sleep(duration);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Between two looks at work of DynamoDB that takes its time: up to five seconds. */
  void pauseForWork(int look) {
    long millis = Math.min(LONGEST_LOOK.toMillis(), FIRST_LOOK.toMillis() * look);
    if (!sleep(Duration.ofMillis(millis))) {
      throw new StoreException.Unavailable("The wait for DynamoDB was interrupted", null);
    }
  }

  /** For what DynamoDB left undone in a batch. */
  void pauseBeforeRest(int attempt) {
    if (attempt >= maxBusy() || !waited(attempt)) {
      throw new StoreException.Unavailable("DynamoDB is too busy", null);
    }
  }
}
