package io.gantry.store.relational;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection pool that is opened by its first user, and again after a failure to open. */
final class Pool {

  private final Opener opener;
  private volatile @Nullable HikariDataSource source;
  private boolean closed;

  Pool(Opener opener) {
    this.opener = opener;
  }

  /** Makes the pool. */
  @FunctionalInterface
  interface Opener {
    HikariDataSource open() throws SQLException;
  }

  /**
   * @throws SQLException when none is free in time or none can be made
   */
  Connection connection() throws SQLException {
    HikariDataSource current = source;
    return (current == null ? open() : current).getConnection();
  }

  private synchronized HikariDataSource open() throws SQLException {
    HikariDataSource current = source;
    if (current != null) {
      return current;
    }
    if (closed) {
      throw new SQLException("The store is closed");
    }
    try {
      HikariDataSource opened = opener.open();
      source = opened;
      return opened;
    } catch (HikariPool.PoolInitializationException failure) {
      throw new SQLException("No connection could be made", failure);
    }
  }

  void evict(Connection connection) {
    HikariDataSource current = source;
    if (current != null) {
      current.evictConnection(connection);
    }
  }

  synchronized void close() {
    closed = true;
    HikariDataSource current = source;
    if (current != null) {
      current.close();
    }
  }
}
