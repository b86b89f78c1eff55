package io.gantry.store.relational;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Keeps the write-ahead log of a SQLite file bounded, however many readers are busy. */
final class WalLimit {

  /** How long emptying the log may wait for readers before it is left for a later commit. */
  private static final int WAIT_MILLIS = 200;

  /** Asking for the size after each commit would be felt. */
  private static final int COMMITS_BETWEEN = 16;

  private final SqliteFile file;
  private final long limit;
  private int commits;
  private long nextTry;

  WalLimit(SqliteFile file, long limit) {
    this.file = file;
    this.limit = limit;
    this.nextTry = limit;
  }

  /**
   * Empties the log into the file when it has outgrown its limit. Readers that come now find all in
   * the file and leave the log alone; those under way are waited for. If one of them takes too
   * long, the log is tried again when it has grown by another quarter of the limit.
   *
   * @param writer the only connection that writes, outside a transaction
   */
  void keep(Connection writer) throws SQLException {
    if (++commits % COMMITS_BETWEEN != 0) {
      return;
    }
    long size = file.walSize();
    if (size < nextTry) {
      return;
    }
    nextTry = empty(writer) ? limit : size + limit / 4;
  }

  private static boolean empty(Connection writer) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      int wait = busyTimeout(statement);
      statement.execute("PRAGMA busy_timeout = " + WAIT_MILLIS);
      try (ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
        return result.next() && result.getInt(1) == 0;
      } finally {
        statement.execute("PRAGMA busy_timeout = " + wait);
      }
    }
  }

  private static int busyTimeout(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery("PRAGMA busy_timeout")) {
      return result.next() ? result.getInt(1) : WAIT_MILLIS;
    }
  }
}
