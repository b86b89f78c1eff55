package io.gantry.store.relational;

import io.gantry.store.BulkLoad;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Loads a SQLite file of version 7 through one connection; each call is one transaction.
 *
 * <p>The write-ahead log is written without waiting for the disk and synchronised when it is
 * emptied into the file. A process that is killed loses nothing. After a power cut the last batches
 * may be missing, always together with their notes: what was lost is written again.
 */
final class SqliteBulkWriter implements BulkWriter {

  /** How large the log grows before it is emptied; fewer and longer waits for the disk. */
  private static final long WAL_LIMIT = 64L * 1024 * 1024;

  /** In KiB, and negative, as SQLite wants it; outside the heap. */
  private static final int CACHE = -64 * 1024;

  private final SqliteDatabase database;
  private final LoadJournal journal;
  private final Connection connection;
  private final WalLimit wal;
  private final SqliteInserts inserts;

  private SqliteBulkWriter(
      SqliteDatabase database, LoadJournal journal, Connection connection, WalLimit wal) {
    this.database = database;
    this.journal = journal;
    this.connection = connection;
    this.wal = wal;
    this.inserts = new SqliteInserts(database, connection);
  }

  static SqliteBulkWriter open(SqliteDatabase database, BulkLoad load) {
    LoadJournal journal = new LoadJournal(database.catalog());
    try {
      Connection connection = database.direct();
      SqliteBulkWriter writer =
          new SqliteBulkWriter(database, journal, connection, database.walLimit(WAL_LIMIT));
      try {
        Rows.execute(connection, "PRAGMA cache_size = " + CACHE);
        writer.transact(() -> journal.begin(connection, load));
        return writer;
      } catch (RuntimeException | SQLException failure) {
        writer.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw unavailable(failure);
    }
  }

  private static StoreException.Unavailable unavailable(SQLException failure) {
    return SqlOutage.unavailable("The database cannot do this now", failure);
  }

  /** What happens as a whole or not at all. */
  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }

  private synchronized void transact(Work work) {
    try {
      begin();
      work.run();
      database.commit(connection);
      wal.keep(connection);
    } catch (SQLException failure) {
      undo();
      throw unavailable(failure);
    } catch (RuntimeException failure) {
      undo();
      throw failure;
    }
  }

  private void begin() throws SQLException {
    inserts.statement("BEGIN IMMEDIATE").execute();
  }

  /** After a failed COMMIT, or one that SQLite took back itself, there may be nothing to undo. */
  private void undo() {
    try {
      database.rollback(connection);
    } catch (SQLException notBegun) {
      // then nothing is stored
    }
  }

  @Override
  public synchronized Map<String, String> journal() {
    try {
      return journal.notes(connection);
    } catch (SQLException failure) {
      throw unavailable(failure);
    }
  }

  @Override
  public void note(Map<String, String> entries) {
    transact(() -> journal.note(connection, entries));
  }

  @Override
  public void write(List<BulkRecord> records, Map<String, String> entries) {
    if (records.isEmpty()) {
      note(entries);
      return;
    }
    BulkTable<?, ?> table = BulkTable.of(records.get(0).kind());
    List<RowValues> rows = records.stream().map(record -> RowValues.of(table, record)).toList();
    transact(
        () -> {
          inserts.insert(table, rows);
          if (table.kind() == EntityKind.USER) {
            for (BulkRecord record : records) {
              inserts.claimNames(record);
            }
          }
          journal.note(connection, entries);
        });
  }

  /**
   * What was loaded had its indexes all the time. Statistics are not made: the statements of the
   * store are written for their indexes, and proved without.
   */
  @Override
  public synchronized void endLoad() {
    try {
      if (journal.find(connection).isPresent()) {
        Rows.execute(connection, "PRAGMA synchronous = FULL");
        // A commit that waits for the disk brings all before it there.
        transact(() -> journal.touch(connection));
        emptyLog();
      }
    } catch (SQLException failure) {
      throw unavailable(failure);
    }
  }

  /** A log that readers keep from being emptied is good as well. */
  private void emptyLog() throws SQLException {
    Rows.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
  }

  @Override
  public synchronized void complete() {
    endLoad();
    transact(() -> journal.remove(connection));
    try {
      emptyLog();
    } catch (SQLException failure) {
      throw unavailable(failure);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException gone) {
      // then it is closed
    }
  }
}
