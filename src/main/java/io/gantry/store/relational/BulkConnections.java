package io.gantry.store.relational;

import io.gantry.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Connections of a load or of a snapshot, each used by one thread at a time. */
final class BulkConnections implements AutoCloseable {

  private final Semaphore permits;
  private final Source source;
  private final Deque<Connection> free = new ArrayDeque<>();
  private final Deque<Connection> all = new ArrayDeque<>();
  private boolean closed;

  /** Opens one more connection. */
  @FunctionalInterface
  interface Source {
    Connection open() throws SQLException;
  }

  /** A look at what is behind a connection. */
  @FunctionalInterface
  interface Look {
    void at(Connection connection) throws SQLException;
  }

  /** What to do with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /**
   * @param size the most that are open at once
   */
  BulkConnections(int size, Source source) {
    this.permits = new Semaphore(size);
    this.source = source;
  }

  /** Those that are open already. */
  static BulkConnections of(Collection<Connection> opened) {
    BulkConnections connections =
        new BulkConnections(
            opened.size(),
            () -> {
              throw new SQLException("All connections are in use");
            });
    connections.free.addAll(opened);
    connections.all.addAll(opened);
    return connections;
  }

  /**
   * Waits for a connection and uses it.
   *
   * @throws StoreException.Unavailable when there is none, or the work fails
   */
  <T> T use(Work<T> work) {
    permits.acquireUninterruptibly();
    try {
      Connection connection = take();
      try {
        return work.with(connection);
      } finally {
        giveBack(connection);
      }
    } catch (SQLException failure) {
      throw SqlOutage.unavailable("The database cannot do this now", failure);
    } finally {
      permits.release();
    }
  }

  /** {@link #use} without a result. */
  void look(Look look) {
    use(
        connection -> {
          look.at(connection);
          return true;
        });
  }

  private synchronized Connection take() throws SQLException {
    if (closed) {
      throw new SQLException("It is closed");
    }
    Connection connection = free.poll();
    if (connection == null || connection.isClosed()) {
      connection = source.open();
      all.add(connection);
    }
    return connection;
  }

  private synchronized void giveBack(Connection connection) {
    free.push(connection);
  }

  /** Closes them, whoever may use them. */
  @Override
  public synchronized void close() {
    closed = true;
    for (Connection connection : List.copyOf(all)) {
      try {
        connection.close();
      } catch (SQLException gone) {
        // then it is closed
      }
    }
    all.clear();
    free.clear();
  }
}
