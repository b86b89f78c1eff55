package io.gantry.store.relational;

import io.gantry.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A file of SQLite that is read and nothing else, at one moment.
 *
 * <p>A reader of a file with a write-ahead log makes files beside it, and leaves them there when it
 * may not write. Where they show that no program has the file open, it is read without them, and
 * without locks: what is found out instead is whether somebody changed the file meanwhile. Nothing
 * here opens the file but SQLite, for a process that closes it loses all locks that it has on it.
 */
final class SqliteSnapshot implements AutoCloseable {

  private static final int BUSY_MILLIS = 10_000;

  /** Nobody changes the file, not even to write the log into it. */
  private static final String UNCHANGING = "?immutable=1";

  /** Without locks, the index of the log is kept in memory. */
  private static final String UNLOCKED = "?vfs=unix-none";

  private static final String CHANGED =
      "The file was changed by another program while it was read; end that program";

  private final SqliteFile file;
  private final Connection connection;
  private List<FileTime> stand = List.of();

  private SqliteSnapshot(SqliteFile file) throws SQLException, IOException {
    this.file = file;
    this.connection = connect();
  }

  /**
   * Opens the file and begins to see it as it is now.
   *
   * @throws StoreException.Unavailable when it is not there or cannot be read
   */
  static SqliteSnapshot open(SqliteFile file) {
    if (!file.exists()) {
      throw StoreException.Unavailable.lasting("There is no file " + file.path(), null);
    }
    if (Files.isDirectory(file.path())) {
      throw StoreException.Unavailable.lasting(
          file.path() + " is a folder, not a file of SQLite", null);
    }
    try {
      return new SqliteSnapshot(file);
    } catch (IOException | SQLException failure) {
      throw SqlOutage.unavailable(file.path() + " cannot be read", failure);
    }
  }

  private Connection connect() throws SQLException, IOException {
    if (Files.exists(beside("-shm"))) {
      return connect(file.jdbcUrl(), false);
    }
    try {
      return connect(file.jdbcUrl(), true);
    } catch (SQLiteException failure) {
      // A reader that shares nothing cannot be where there is a log: that is how a log is found
      // out.
      if (failure.getResultCode() != SQLiteErrorCode.SQLITE_IOERR_LOCK) {
        throw failure;
      }
    }
    stand = stand();
    String way = file.walSize() > 0 ? UNLOCKED : UNCHANGING;
    return connect("jdbc:sqlite:file://" + file.path().toUri().getRawPath() + way, true);
  }

  private static Connection connect(String url, boolean exclusive) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    Connection opened = source.getConnection();
    try {
      if (exclusive) {
        Rows.execute(opened, "PRAGMA locking_mode = EXCLUSIVE");
      }
      Rows.execute(opened, "BEGIN");
      Rows.number(opened, "SELECT count(*) FROM sqlite_schema");
      return opened;
    } catch (SQLException failure) {
      opened.close();
      throw failure;
    }
  }

  private Path beside(String ending) {
    return Path.of(file.path() + ending);
  }

  private List<FileTime> stand() throws IOException {
    List<FileTime> times = new ArrayList<>();
    for (Path path : List.of(file.path(), beside("-wal"))) {
      times.add(Files.exists(path) ? Files.getLastModifiedTime(path) : FileTime.fromMillis(-1));
    }
    return times;
  }

  /** In a transaction; for one thread at a time. */
  Connection connection() {
    return connection;
  }

  /**
   * To be called after each look at the file.
   *
   * @throws StoreException.Unavailable when what was seen may be of two moments
   */
  void requireSame() {
    try {
      if (!stand.isEmpty() && !stand().equals(stand)) {
        throw StoreException.Unavailable.lasting(CHANGED, null);
      }
    } catch (IOException failure) {
      throw SqlOutage.unavailable(file.path() + " cannot be read", failure);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new StoreException.Unavailable("The file cannot be closed", failure);
    }
  }
}
