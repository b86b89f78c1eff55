package io.gantry.store.relational;

import io.gantry.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Brings back what PostgreSQL tables did without while they were loaded, one transaction for each
 * thing, so that what a killed process brought back stays.
 */
final class RestoredSchema {

  private final PostgresqlDatabase database;
  private final BulkConnections connections;
  private final int threads;

  RestoredSchema(PostgresqlDatabase database, BulkConnections connections, int threads) {
    this.database = database;
    this.connections = connections;
    this.threads = threads;
  }

  /**
   * @throws StoreException.AlreadyExists when two records have the same key or unique value
   * @throws StoreException.NotFound when a record needs another one that is not there
   */
  void bringBack() {
    List<PostgresqlLoading.Step> steps = connections.use(RestoredSchema::steps);
    together(steps.stream().filter(step -> step.phase() == PostgresqlLoading.INDEXES).toList());
    steps.stream()
        .filter(step -> step.phase() != PostgresqlLoading.INDEXES)
        .forEach(this::bringBack);
  }

  private static List<PostgresqlLoading.Step> steps(Connection connection) throws SQLException {
    try {
      return PostgresqlLoading.steps(connection);
    } finally {
      connection.rollback();
    }
  }

  private void together(List<PostgresqlLoading.Step> steps) {
    if (steps.isEmpty()) {
      return;
    }
    ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, steps.size()));
    try {
      List<Future<?>> tasks = new ArrayList<>();
      steps.forEach(step -> tasks.add(executor.submit(() -> bringBack(step))));
      for (Future<?> task : tasks) {
        task.get();
      }
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreException.Unavailable("The load was interrupted", interrupted);
    } finally {
      executor.shutdownNow();
    }
  }

  private void bringBack(PostgresqlLoading.Step step) {
    connections.use(
        connection -> {
          try {
            take(connection, step);
          } catch (SQLException failure) {
            connection.rollback();
            if (!PostgresqlDatabase.isUniqueViolation(failure)) {
              throw explained(connection, step, failure);
            }
            removeRepetitions(connection, step.table());
            takeAgain(connection, step);
          }
          return null;
        });
  }

  private static void take(Connection connection, PostgresqlLoading.Step step) throws SQLException {
    PostgresqlLoading.take(connection, step);
    connection.commit();
  }

  private void takeAgain(Connection connection, PostgresqlLoading.Step step) throws SQLException {
    try {
      take(connection, step);
    } catch (SQLException failure) {
      connection.rollback();
      throw explained(connection, step, failure);
    }
  }

  /**
   * A batch that was written twice is there twice, since there was no key to find it by; all but
   * one of each equal rows go. Several indexes of a table may come upon them at the same time: the
   * lock lets them do this one after the other, and who comes later finds nothing left.
   */
  private static void removeRepetitions(Connection connection, String table) throws SQLException {
    Rows.execute(connection, "LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
    Rows.execute(
        connection,
        "DELETE FROM "
            + table
            + " WHERE ctid IN (SELECT ctid FROM (SELECT ctid, row_number() OVER"
            + " (PARTITION BY t::text) AS repetition FROM "
            + table
            + " t) rows WHERE repetition > 1)");
    connection.commit();
  }

  private SQLException explained(
      Connection connection, PostgresqlLoading.Step step, SQLException failure)
      throws SQLException {
    Optional<Unique> taken = database.violated(failure);
    if (taken.isPresent()) {
      throw taken.get().taken();
    }
    if (PostgresqlDatabase.isForeignKeyViolation(failure)) {
      BulkTable<?, ?> table =
          BulkTable.all().values().stream()
              .filter(each -> each.name().equals(step.table()))
              .findFirst()
              .orElseThrow();
      StoreException orphan = Orphans.of(connection, table, table.name());
      connection.rollback();
      throw orphan;
    }
    return failure;
  }
}
