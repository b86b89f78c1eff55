package io.gantry.cli;

import static java.util.Objects.requireNonNull;

import io.gantry.address.Inspection;
import io.gantry.address.Stores;
import io.gantry.config.Database;
import io.gantry.store.Provider;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks several stores at once what they hold, and waits for none of them longer than it may. */
final class Survey {

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Stores stores;
  private final Duration patience;

  Survey(Stores stores) {
    this(stores, PATIENCE);
  }

  /**
   * @param patience for all of them together
   */
  Survey(Stores stores, Duration patience) {
    this.stores = requireNonNull(stores, "stores");
    this.patience = requireNonNull(patience, "patience");
  }

  /**
   * What came of asking a store.
   *
   * @param found null when it could not be asked
   * @param failure why it could not; null when it could
   */
  record Answer(Database database, @Nullable Inspection found, @Nullable CommandFailure failure) {

    /** Why it could not; null when it could. */
    @Nullable String problem() {
      return failure == null ? null : failure.getMessage();
    }
  }

  /** The answers in the order of the stores. */
  List<Answer> ask(List<Database> databases) throws InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool(Survey::thread);
    try {
      List<Future<Inspection>> futures =
          threads.invokeAll(
              databases.stream().map(database -> question(database)).toList(),
              patience.toMillis(),
              TimeUnit.MILLISECONDS);
      List<Answer> answers = new ArrayList<>();
      for (int index = 0; index < databases.size(); index++) {
        answers.add(answer(databases.get(index), futures.get(index)));
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private Callable<Inspection> question(Database database) {
    return () -> {
      if (database.provider() == Provider.DYNAMODB) {
        requireConnected(database);
      }
      return Inspection.of(stores, database);
    };
  }

  /** Fails sooner than the verbs, which try for long. */
  private void requireConnected(Database database) {
    try (Store store = stores.open(database)) {
      StoreHealth health = store.health();
      if (!health.connected()) {
        throw new StoreException.Unavailable(
            Objects.requireNonNullElse(health.detail(), "it cannot be reached"), null);
      }
    }
  }

  private Answer answer(Database database, Future<Inspection> future) throws InterruptedException {
    try {
      return new Answer(database, future.get(), null);
    } catch (CancellationException late) {
      StoreException away =
          new StoreException.Unavailable("no answer within " + patience.toSeconds() + " s", null);
      return new Answer(database, null, Failures.of(away));
    } catch (ExecutionException failed) {
      Exception cause = failed.getCause() instanceof Exception known ? known : failed;
      return new Answer(database, null, Failures.of(cause));
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "gantry-survey");
    thread.setDaemon(true);
    return thread;
  }
}
