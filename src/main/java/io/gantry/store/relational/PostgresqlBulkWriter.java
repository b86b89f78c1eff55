package io.gantry.store.relational;

import io.gantry.store.BulkLoad;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Loads the tables of version 7 in a PostgreSQL database by binary COPY over connections side by
 * side; each call is one transaction. The login must own the tables.
 *
 * <p>Tables that were empty are loaded without keys and indexes, which come back at the end; only
 * then does a key that is taken, or a parent that is missing, come to light. Where there may be
 * rows, each batch goes through a temporary table. The server need not wait for its disk: if it
 * fails, the last batches are missing together with their notes, and are written again.
 */
final class PostgresqlBulkWriter implements BulkWriter {

  /** What may be many; the kinds beside them have rules that are worth knowing at once. */
  private static final Set<EntityKind> BARE =
      EnumSet.of(
          EntityKind.CONVERSATION,
          EntityKind.MESSAGE,
          EntityKind.TICKET,
          EntityKind.CANVAS,
          EntityKind.WORKFLOW,
          EntityKind.FILE,
          EntityKind.AUDIO_FILE,
          EntityKind.DOCUMENT);

  /** The lock of the process that loads: any number that nobody else uses; ASCII of "gantryl". */
  private static final String LOCK = "SELECT pg_advisory_lock(29094430727295852)";

  /** The connection of a killed process lives until the server notices. */
  private static final String LOCK_WAIT = "SET lock_timeout = '30s'";

  private static final String LOCK_TAKEN = "55P03";

  /** Enough for plans to be right; the server itself takes a closer look later. */
  private static final String SMALL_SAMPLE = "SET LOCAL default_statistics_target = 10";

  private static final String SETTINGS =
      "SET synchronous_commit = off; SET maintenance_work_mem = '128MB'; SET statement_timeout = 0;"
          + " SET lock_timeout = 0; SET client_min_messages = error;"
          + " SELECT set_config('default_toast_compression', 'lz4', false) FROM pg_settings"
          + " WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)";

  private final PostgresqlDatabase database;
  private final LoadJournal journal;
  private final Connection lock;
  private final BulkConnections connections;
  private final RestoredSchema restored;
  private volatile boolean bare;

  private PostgresqlBulkWriter(PostgresqlDatabase database, int size, Connection lock) {
    this.database = database;
    this.journal = new LoadJournal(database.catalog());
    this.lock = lock;
    this.connections = new BulkConnections(size, this::open);
    this.restored = new RestoredSchema(database, connections, size);
  }

  private Connection open() throws SQLException {
    Connection connection = database.direct();
    try {
      // A batch, or an index, may keep the server busy for long.
      connection.setNetworkTimeout(Runnable::run, 0);
      Rows.execute(connection, SETTINGS);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  static PostgresqlBulkWriter open(PostgresqlDatabase database, int size, BulkLoad load) {
    try {
      PostgresqlBulkWriter writer = new PostgresqlBulkWriter(database, size, lock(database));
      try {
        writer.begin(load);
        return writer;
      } catch (RuntimeException failure) {
        writer.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw SqlOutage.unavailable(
          LOCK_TAKEN.equals(failure.getSQLState())
              ? "Another process loads into this store"
              : "The database cannot be reached",
          failure);
    }
  }

  private static Connection lock(PostgresqlDatabase database) throws SQLException {
    Connection connection = database.direct();
    try {
      connection.setNetworkTimeout(Runnable::run, 0);
      Rows.execute(connection, LOCK_WAIT);
      Rows.execute(connection, LOCK);
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  private void begin(BulkLoad load) {
    transact(
        connection -> {
          if (journal.begin(connection, load)) {
            Rows.execute(connection, "GRANT SELECT ON gantry_load TO PUBLIC");
            PostgresqlLoading.begin(connection);
            if (load.into() == BulkLoad.Into.EMPTY) {
              PostgresqlLoading.bare(
                  connection, BARE.stream().map(kind -> BulkTable.of(kind).name()).toList());
            }
          }
          bare = journal.find(connection).orElseThrow().into() == BulkLoad.Into.EMPTY;
        });
  }

  /** What happens as a whole or not at all. */
  @FunctionalInterface
  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private void transact(Work work) {
    connections.use(
        connection -> {
          try {
            work.on(connection);
            connection.commit();
            return null;
          } catch (SQLException | RuntimeException failure) {
            undo(connection);
            throw failure;
          }
        });
  }

  /** A connection that cannot even do this is replaced. */
  private static void undo(Connection connection) throws SQLException {
    try {
      connection.rollback();
    } catch (SQLException lost) {
      connection.close();
    }
  }

  @Override
  public Map<String, String> journal() {
    return connections.use(
        connection -> {
          try {
            return journal.notes(connection);
          } finally {
            undo(connection);
          }
        });
  }

  @Override
  public void note(Map<String, String> entries) {
    transact(connection -> journal.note(connection, entries));
  }

  @Override
  public void write(List<BulkRecord> records, Map<String, String> entries) {
    if (records.isEmpty()) {
      note(entries);
      return;
    }
    BulkTable<?, ?> table = BulkTable.of(records.get(0).kind());
    transact(
        connection -> {
          if (bare && BARE.contains(table.kind())) {
            CopiedRows.copy(connection, table.name(), table.rows(), rows(table, records));
          } else {
            new MergedRows(database, connection, table).write(records, rows(table, records));
          }
          journal.note(connection, entries);
        });
  }

  private static CopiedRows.Rows rows(BulkTable<?, ?> table, List<BulkRecord> records) {
    return copy -> {
      for (BulkRecord record : records) {
        copy.row();
        table.give(record, copy);
      }
    };
  }

  @Override
  public void endLoad() {
    if (!isThere()) {
      return;
    }
    // What is written from here on may meet keys again.
    transact(journal::markFilled);
    bare = false;
    restored.bringBack();
    transact(
        connection -> {
          Rows.execute(connection, "SET LOCAL synchronous_commit = on");
          Rows.execute(connection, SMALL_SAMPLE);
          Rows.execute(connection, "ANALYZE " + String.join(", ", Tables.V7.names()));
          journal.touch(connection);
        });
  }

  private boolean isThere() {
    return connections.use(
        connection -> {
          try {
            return journal.find(connection).isPresent();
          } finally {
            undo(connection);
          }
        });
  }

  @Override
  public void complete() {
    endLoad();
    transact(
        connection -> {
          Rows.execute(connection, "SET LOCAL synchronous_commit = on");
          PostgresqlLoading.remove(connection);
          journal.remove(connection);
        });
  }

  @Override
  public void close() {
    connections.close();
    try {
      lock.close();
    } catch (SQLException gone) {
      // then it is closed
    }
  }
}
