package io.gantry.store.relational;

import io.gantry.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/**
 * Connections that read a SQLite file and leave it, and what lies beside it, exactly as it is.
 *
 * <p>A database with a write-ahead log is one that a process works with, or that was left by one
 * that was killed: it is read through its shared memory file, which is there as well and is not
 * written to either. Without a log nobody works with it, and reading in the usual way would make
 * one: it is read as a file that does not change, and {@link #requireUnchanged} tells whether that
 * was true. A copy that has a log, but no shared memory file, is the one case where a file is made,
 * because SQLite has no other place to sort out the log.
 */
final class ReadOnlySqlite {

  private static final int BUSY_MILLIS = 10_000;

  /** Where the header of a database says how it is written, and the mark of a write-ahead log. */
  private static final int FORMAT_AT = 18;

  private static final int WITH_LOG = 2;

  private static final int ATTEMPTS = 5;

  private final SqliteFile file;
  private final boolean frozen;
  private final State opened;

  /** What changes with the file. */
  private record State(FileTime changed, long size) {}

  /**
   * @throws StoreException.Unavailable when the file cannot be read
   */
  ReadOnlySqlite(SqliteFile file) {
    this.file = file;
    try {
      this.opened = state(file.path());
      this.frozen = !hasLog() && isWrittenWithLog();
    } catch (IOException failure) {
      throw new StoreException.Unavailable("The database file cannot be read", failure);
    }
  }

  private static State state(Path path) throws IOException {
    return new State(Files.getLastModifiedTime(path), Files.size(path));
  }

  /**
   * Only for files without a log: closing a file gives up all locks that the process has on it, so
   * that other processes would take away the log of a database that is open here.
   */
  private boolean isWrittenWithLog() throws IOException {
    try (InputStream in = Files.newInputStream(file.path())) {
      byte[] header = in.readNBytes(FORMAT_AT + 1);
      return header.length > FORMAT_AT && header[FORMAT_AT] == WITH_LOG;
    }
  }

  /** An empty log without shared memory is what remains of a look at the file. */
  private boolean hasLog() {
    return file.walSize() > 0 || (Files.exists(beside("-wal")) && Files.exists(beside("-shm")));
  }

  private Path beside(String suffix) {
    return Path.of(file.path() + suffix);
  }

  /** A connection that cannot write; to be closed. */
  Connection connect() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setReadOnly(true);
    // The driver lets one thread at a time use a connection anyway.
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + uri());
    return source.getConnection();
  }

  private String uri() {
    String uri = "file:" + file.path().toUri().getRawPath() + "?mode=ro";
    if (frozen) {
      return uri + "&immutable=1";
    }
    return Files.exists(beside("-shm")) ? uri + "&readonly_shm=1" : uri;
  }

  /**
   * Called after reading.
   *
   * @throws StoreException.Unavailable when the file was taken for one that does not change, and
   *     did
   */
  void requireUnchanged() {
    try {
      if (frozen && !state(file.path()).equals(opened)) {
        throw StoreException.Unavailable.lasting("The database file was changed meanwhile", null);
      }
    } catch (IOException failure) {
      throw new StoreException.Unavailable("The database file cannot be read", failure);
    }
  }

  /**
   * Connections whose transactions all see the same moment. Fewer than asked for, but at least one,
   * when others write all the time.
   */
  List<Connection> snapshot(int size) throws SQLException {
    List<Connection> connections = new ArrayList<>();
    try (Connection watch = connect()) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        long before = commits(watch);
        while (connections.size() < size) {
          connections.add(begun());
        }
        if (connections.size() == 1 || before == commits(watch)) {
          return connections;
        }
        closeAll(connections);
      }
      connections.add(begun());
      return connections;
    } catch (SQLException failure) {
      closeAll(connections);
      throw failure;
    }
  }

  /** A transaction that sees what is there now; the first look at the tables begins it. */
  private Connection begun() throws SQLException {
    Connection connection = connect();
    try {
      Rows.execute(connection, "BEGIN");
      Rows.number(connection, "SELECT count(*) FROM sqlite_schema");
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  private static void closeAll(List<Connection> connections) throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
    connections.clear();
  }

  /** Another one after each commit; numbers of one connection alone can be compared. */
  private static long commits(Connection watch) throws SQLException {
    return Rows.number(watch, "PRAGMA data_version");
  }
}
