package io.gantry.store.relational;

import io.gantry.store.StoreHealth;
import io.gantry.store.StoreHealth.SchemaState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks the database how it is, and never waits long for the answer. */
final class HealthProbe implements AutoCloseable {

  /** Below the two seconds that the port promises. */
  private static final long PATIENCE_MILLIS = 1_700;

  private final Database database;
  private final StateReader schema;
  private final ExecutorService asker;
  private @Nullable Future<StoreHealth> question;

  /** Tells the state of the tables by one or two queries. */
  @FunctionalInterface
  interface StateReader {
    SchemaState state(Connection connection) throws SQLException;
  }

  HealthProbe(Database database, StateReader schema) {
    this.database = database;
    this.schema = schema;
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), HealthProbe::thread);
    one.allowCoreThreadTimeOut(true);
    this.asker = one;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "gantry-health");
    thread.setDaemon(true);
    return thread;
  }

  StoreHealth health() {
    try {
      return await(question());
    } catch (RejectedExecutionException closed) {
      return away("The store is closed");
    }
  }

  /** One question at a time: who comes meanwhile waits for the same answer. */
  private synchronized Future<StoreHealth> question() {
    Future<StoreHealth> current = question;
    if (current == null || current.isDone()) {
      current = asker.submit(this::ask);
      question = current;
    }
    return current;
  }

  private static StoreHealth await(Future<StoreHealth> answer) {
    try {
      return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return away("The database does not answer");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return away("Interrupted");
    } catch (ExecutionException failure) {
      return away(String.valueOf(failure.getCause().getMessage()));
    }
  }

  private static StoreHealth away(String detail) {
    return new StoreHealth(false, SchemaState.UNKNOWN, detail);
  }

  /** On a connection of its own: one that was kept would not notice a file that was taken away. */
  private StoreHealth ask() throws SQLException {
    try (Connection connection = database.direct()) {
      SchemaState state = schema.state(connection);
      boolean ready = state == SchemaState.UP_TO_DATE;
      return new StoreHealth(true, state, ready ? null : "Changes of this build are not applied");
    }
  }

  @Override
  public void close() {
    asker.shutdownNow();
  }
}
