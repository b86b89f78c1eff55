package io.gantry.api.health;

import static java.util.Objects.requireNonNull;

import io.gantry.store.Store;
import io.gantry.store.StoreHealth;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.store.StoreLease;
import io.gantry.store.StoreLeases;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the store how it is, at most once a second and at most one question at a time, however many
 * ask this class. Answers within {@link #PATIENCE}, whatever the store does.
 */
@Singleton
public class StoreProbe {

  /** Leaves half a second of the two that an answer of {@code /health} may take. */
  static final Duration PATIENCE = Duration.ofMillis(1_500);

  /** So long is an answer good for others who ask. */
  static final Duration FRESHNESS = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(StoreProbe.class);

  private static final StoreHealth SILENT =
      new StoreHealth(false, SchemaState.UNKNOWN, "The store does not answer in time");

  private static final StoreHealth BROKEN =
      new StoreHealth(false, SchemaState.UNKNOWN, "The store cannot be asked");

  private final StoreLeases leases;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(StoreProbe::thread);
  private final AtomicReference<Question> last = new AtomicReference<>();
  private final AtomicBoolean toldAway = new AtomicBoolean();
  private volatile boolean everOk;

  /** A question put to the store at {@code startedNanos}. */
  private record Question(
      long startedNanos, ProbedStore silent, CompletableFuture<ProbedStore> answer) {

    static Question to(StoreLeases leases) {
      try (StoreLease lease = leases.take()) {
        ProbedStore silent = ProbedStore.of(lease.store(), SILENT);
        return new Question(System.nanoTime(), silent, new CompletableFuture<>());
      }
    }

    boolean isReusable() {
      return !answer.isDone() || System.nanoTime() - startedNanos < FRESHNESS.toNanos();
    }

    /** A store that throws, against its contract, counts as away. */
    void ask(StoreLeases leases) {
      try (StoreLease lease = leases.take()) {
        answer.complete(ProbedStore.of(lease.store(), health(lease.store())));
      }
    }

    private static StoreHealth health(Store store) {
      try {
        return store.health();
      } catch (RuntimeException broken) {
        LOG.error("The store cannot be asked how it is", broken);
        return BROKEN;
      }
    }

    long nanosLeft() {
      return Math.max(0, PATIENCE.toNanos() - (System.nanoTime() - startedNanos));
    }
  }

  @Inject
  public StoreProbe(StoreLeases leases) {
    this.leases = requireNonNull(leases, "leases");
  }

  public StoreHealth health() {
    return probe().health();
  }

  /** The active store and how it is. */
  ProbedStore probe() {
    ProbedStore probed = answer(question());
    note(probed.health());
    return probed;
  }

  private Question question() {
    Question known = last.get();
    if (known != null && known.isReusable()) {
      return known;
    }
    Question fresh = Question.to(leases);
    if (!last.compareAndSet(known, fresh)) {
      return requireNonNull(last.get(), "last");
    }
    thread.execute(() -> fresh.ask(leases));
    return fresh;
  }

  private static ProbedStore answer(Question question) {
    try {
      return question.answer().get(question.nanosLeft(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return question.silent();
    } catch (TimeoutException | ExecutionException late) {
      return question.silent();
    }
  }

  /** Whether any answer so far was that all is well. */
  boolean hasBeenOk() {
    return everOk;
  }

  /** A store that was never there is the business of the start. */
  private void note(StoreHealth health) {
    if (health.isOk()) {
      everOk = true;
      if (toldAway.compareAndSet(true, false)) {
        LOG.info("The store is back");
      }
    } else if (everOk && toldAway.compareAndSet(false, true)) {
      LOG.warn("The store is away: {}", health.detail());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "gantry-store-probe");
    thread.setDaemon(true);
    return thread;
  }

  @PreDestroy
  public void close() {
    thread.shutdownNow();
  }
}
