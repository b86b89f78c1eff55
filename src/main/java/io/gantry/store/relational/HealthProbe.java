package io.gantry.store.relational;

import io.gantry.store.StoreHealth;
import io.gantry.store.StoreHealth.SchemaState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks the database how it is, and never waits long for the answer. */
final class HealthProbe implements AutoCloseable {

  /** Below the two seconds that the port promises. */
  private static final long PATIENCE_MILLIS = 1_700;

  private final Database database;
  private final Schema schema;
  private final ExecutorService asker =
      new ThreadPoolExecutor(
          0, 1, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), HealthProbe::thread);
  private @Nullable Connection connection;

  HealthProbe(Database database, Schema schema) {
    this.database = database;
    this.schema = schema;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "gantry-health");
    thread.setDaemon(true);
    return thread;
  }

  /** One question at a time: who comes meanwhile waits for the same answer. */
  synchronized StoreHealth health() {
    try {
      Future<StoreHealth> answer = asker.submit(this::ask);
      return await(answer);
    } catch (RejectedExecutionException stillWaiting) {
      return away("The database does not answer");
    }
  }

  private static StoreHealth await(Future<StoreHealth> answer) {
    try {
      return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
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

  private StoreHealth ask() throws SQLException {
    boolean kept = connection != null;
    try {
      return askOnce();
    } catch (SQLException failure) {
      forget();
      if (!kept) {
        throw failure;
      }
      // The kept connection may have died while the database is well.
      return askOnce();
    }
  }

  private StoreHealth askOnce() throws SQLException {
    Connection current = connection;
    if (current == null) {
      current = database.direct();
      connection = current;
    }
    SchemaState state = schema.state(current);
    String detail =
        state == SchemaState.UP_TO_DATE ? null : "Changes of this build are not applied";
    return new StoreHealth(true, state, detail);
  }

  private void forget() {
    Connection current = connection;
    connection = null;
    if (current != null) {
      try {
        current.close();
      } catch (SQLException alreadyBroken) {
        // nothing is left to be closed
      }
    }
  }

  @Override
  public void close() {
    asker.shutdownNow();
    forget();
  }
}
