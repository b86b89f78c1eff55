package io.gantry.store.relational;

import io.gantry.store.BulkLoad;
import io.gantry.store.BulkLoad.Into;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Fills a file of versions 1 to 4 through one connection, a batch of rows and its notes in one
 * transaction. Afterwards the file has the tables that it had before, and no other.
 */
final class JaazBulkWriter implements BulkWriter {

  private final SqliteDatabase database;
  private final Connection connection;
  private final JaazBulkRows rows;
  private final JaazInserts inserts;

  private JaazBulkWriter(
      SqliteDatabase database, Connection connection, SchemaVersion version, Into into)
      throws SQLException {
    this.database = database;
    this.connection = connection;
    boolean hasCanvas = JaazBulkTable.hasCanvas(connection);
    this.rows = new JaazBulkRows(version, hasCanvas);
    this.inserts = new JaazInserts(connection, into, hasCanvas);
  }

  /** What one transaction does. */
  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }

  /**
   * Begins a load or takes it up again.
   *
   * @throws StoreException.Loading when there is another
   * @throws StoreException.Drifted when the file is not prepared
   */
  static JaazBulkWriter open(
      SqliteDatabase database, JaazSchema schema, SchemaVersion version, BulkLoad load)
      throws SQLException {
    Connection connection = database.direct();
    try {
      schema.requireTables(connection);
      JaazBulkWriter writer = new JaazBulkWriter(database, connection, version, load.into());
      writer.begin(load);
      return writer;
    } catch (SQLException | RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  private void begin(BulkLoad load) throws SQLException {
    if (load.into() == Into.EMPTY) {
      // A killed process loses nothing by it; a loss of power would, until the end of the load.
      Rows.execute(connection, "PRAGMA synchronous = OFF");
    }
    inTransaction(
        () -> {
          String begun = JaazLoadJournal.unfinished(connection).orElse(null);
          if (begun == null) {
            JaazLoadJournal.begin(connection, load.id());
            JaazDefaultCanvas.removeWhereNew(connection, rows.version());
          } else if (!begun.equals(load.id())) {
            throw new StoreException.Loading(begun);
          }
        });
  }

  @Override
  public synchronized Map<String, String> journal() {
    try {
      return JaazLoadJournal.notes(connection);
    } catch (SQLException failure) {
      throw unavailable(failure);
    }
  }

  @Override
  public void note(Map<String, String> entries) {
    write(List.of(), entries);
  }

  @Override
  public void write(List<BulkRecord> records, Map<String, String> entries) {
    List<JaazRow> made = records.stream().map(rows::row).toList();
    inTransaction(
        () -> {
          if (JaazLoadJournal.unfinished(connection).isEmpty()) {
            throw new IllegalStateException("The load is completed");
          }
          for (int index = 0; index < made.size(); index++) {
            inserts.insert(made.get(index), records.get(index));
          }
          JaazLoadJournal.note(connection, entries);
        });
  }

  @Override
  public synchronized void endLoad() {
    try {
      Rows.execute(connection, "PRAGMA synchronous = FULL");
    } catch (SQLException failure) {
      throw unavailable(failure);
    }
    // What is synchronised after a change is the whole file.
    inTransaction(() -> JaazLoadJournal.touch(connection));
  }

  @Override
  public synchronized void complete() {
    endLoad();
    inTransaction(() -> JaazLoadJournal.end(connection));
  }

  private synchronized void inTransaction(Work work) {
    try {
      Rows.execute(connection, "BEGIN IMMEDIATE");
    } catch (SQLException failure) {
      throw unavailable(failure);
    }
    try {
      work.run();
      commit();
    } catch (SQLException failure) {
      rollback(failure);
      throw unavailable(failure);
    } catch (RuntimeException failure) {
      rollback(failure);
      throw failure;
    }
  }

  private void commit() throws SQLException {
    try {
      database.commit(connection);
    } catch (SQLException failure) {
      if (database.isConnectionLost(failure)) {
        throw new StoreException.OutcomeUnknown(
            "The file failed before the change was confirmed", failure);
      }
      throw failure;
    }
  }

  private void rollback(Exception reason) {
    try {
      database.rollback(connection);
    } catch (SQLException failure) {
      reason.addSuppressed(failure);
    }
  }

  private static StoreException.Unavailable unavailable(SQLException failure) {
    return SqlOutage.unavailable("The database cannot do this now", failure);
  }

  @Override
  public synchronized void close() {
    try {
      inserts.close();
      connection.close();
    } catch (SQLException failure) {
      throw unavailable(failure);
    }
  }
}
