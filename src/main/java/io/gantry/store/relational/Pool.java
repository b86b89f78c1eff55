package io.gantry.store.relational;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.gantry.store.ConnectionGauges;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection pool that is opened by its first user, and again after a failure to open. */
final class Pool {

  private final Opener opener;
  private volatile @Nullable HikariDataSource source;
  private @Nullable ConnectionGauges gauges;
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
      if (opened.getMetricRegistry() instanceof MeterRegistry meters) {
        gauges = gauges(opened, meters);
      }
      source = opened;
      return opened;
    } catch (HikariPool.PoolInitializationException failure) {
      throw new SQLException("No connection could be made", failure);
    }
  }

  private static ConnectionGauges gauges(HikariDataSource opened, MeterRegistry meters) {
    return new ConnectionGauges(
        meters,
        opened.getPoolName(),
        opened.getMaximumPoolSize(),
        () -> opened.getHikariPoolMXBean().getActiveConnections(),
        () -> opened.getHikariPoolMXBean().getThreadsAwaitingConnection());
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
    if (gauges != null) {
      gauges.close();
    }
    if (current != null) {
      current.close();
    }
  }
}
