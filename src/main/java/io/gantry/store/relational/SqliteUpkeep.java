package io.gantry.store.relational;

import io.gantry.store.BackupFolder;
import io.gantry.store.CheckRun;
import io.gantry.store.CheckRun.Refused;
import io.gantry.store.StoreBackup;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreCheck.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Looks after a SQLite file, of any version. */
final class SqliteUpkeep implements Upkeep {

  private static final Duration CHECK_LIMIT = Duration.ofSeconds(4);

  /** A look for damage may end unfinished; it must end before its check is given up. */
  private static final Duration DAMAGE_LIMIT = Duration.ofSeconds(3);

  private static final String NOT_THERE = "the file is not there yet";

  private final Database database;
  private final SqliteFile file;

  SqliteUpkeep(Database database, SqliteFile file) {
    this.database = database;
    this.file = file;
  }

  @Override
  public Map<String, Long> rows(Connection connection, List<String> tables) throws SQLException {
    Map<String, Long> rows = new LinkedHashMap<>();
    for (String table : tables) {
      boolean there = database.catalog().hasTable(connection, table);
      rows.put(table, there ? count(connection, table) : 0);
    }
    return rows;
  }

  private static long count(Connection connection, String table) throws SQLException {
    return Rows.number(connection, "SELECT count(*) FROM " + Rows.quoted(table));
  }

  /** Pages that lie in the write-ahead log only are among them. */
  @Override
  public long bytes(Connection connection) throws SQLException {
    return Rows.number(connection, "PRAGMA page_count")
        * Rows.number(connection, "PRAGMA page_size");
  }

  @Override
  public void empty(Connection connection, List<String> tables) throws SQLException {
    for (String table : tables) {
      if (database.catalog().hasTable(connection, table)) {
        Rows.execute(connection, "DELETE FROM " + Rows.quoted(table));
      }
    }
  }

  @Override
  public void endLoad(Connection connection) throws SQLException {
    new LoadJournal(database.catalog()).remove(connection);
  }

  /** Otherwise the deleted records could still be read in the file. */
  @Override
  public void afterEmptying(Connection connection) {
    try {
      Rows.execute(connection, "VACUUM");
      Rows.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException busy) {
      // Somebody reads or writes: the pages are free all the same, and will be written over.
    }
  }

  @Override
  public StoreBackup backup(BackupFolder folder, List<String> tables) {
    Path copy = folder.write("gantry.db", this::copyTo);
    return new StoreBackup(
        copy.toString(),
        "Stop the server, put the copy in the place of "
            + file.path()
            + " and delete the files of that name that end in -wal and -shm.");
  }

  /** A whole database as it is at one moment, with what lies in the write-ahead log. */
  private void copyTo(Path copy) throws SQLException {
    if (!file.exists()) {
      return;
    }
    try (Connection connection = database.direct();
        PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
      statement.setString(1, copy.toString());
      statement.execute();
    }
  }

  @Override
  public List<StoreCheck> checks() {
    return new CheckRun(CHECK_LIMIT)
        .check(
            "write in the folder",
            "Make the folder, or let this user write in it; or set DATABASE_URL to another place.",
            this::folder)
        .check(
            "read the file",
            "Name a file of SQLite, or a path that is free, in DATABASE_URL or the address.",
            this::open)
        .check(
            "write to the file",
            "Let this user write the file, and end the process that keeps it locked.",
            this::write)
        .check(
            "find no damage in the file",
            "Restore a backup, or save what can be read with the command .recover of sqlite3.",
            this::damage)
        .results();
  }

  private String folder() throws Refused {
    Path folder = file.path().getParent();
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null || !Files.isDirectory(there)) {
      throw new Refused(Outcome.FAILED, there + " is not a folder", null);
    }
    if (!Files.isWritable(there)) {
      throw new Refused(Outcome.DENIED, "this user may not write in " + there, null);
    }
    return there.equals(folder) ? folder.toString() : folder + " will be made";
  }

  private String open() throws Refused, SQLException {
    if (Files.exists(file.path()) && !Files.isReadable(file.path())) {
      throw new Refused(Outcome.DENIED, "this user may not read " + file.path(), null);
    }
    if (Files.isDirectory(file.path())) {
      throw new Refused(Outcome.FAILED, file.path() + " is a folder", null);
    }
    if (!file.exists()) {
      return NOT_THERE + ", and will be made";
    }
    try (Connection connection = database.look()) {
      Rows.number(connection, "PRAGMA schema_version");
      return file.path().toString();
    }
  }

  private String write() throws Refused, SQLException {
    if (!file.exists()) {
      return NOT_THERE;
    }
    if (!Files.isWritable(file.path())) {
      throw new Refused(Outcome.DENIED, "this user may not write " + file.path(), null);
    }
    try (Connection connection = database.look()) {
      Optional<String> locked = database.schemaChanger(connection);
      if (locked.isPresent()) {
        throw new Refused(Outcome.FAILED, "it is locked by " + locked.get(), null);
      }
      return "not locked";
    }
  }

  private String damage() throws Refused, SQLException {
    if (!file.exists()) {
      return NOT_THERE;
    }
    try (Connection connection = database.look()) {
      String answer = quickCheck(connection);
      if (answer == null) {
        return "none in the first " + DAMAGE_LIMIT.toSeconds() + " s";
      }
      if (!answer.equals("ok")) {
        throw new Refused(Outcome.FAILED, answer, null);
      }
      return "none";
    }
  }

  /** The answer of SQLite; null when it takes too long for a large file. */
  private static @Nullable String quickCheck(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      CompletableFuture<Void> limit =
          CompletableFuture.runAsync(
              () -> cancel(statement),
              CompletableFuture.delayedExecutor(DAMAGE_LIMIT.toMillis(), TimeUnit.MILLISECONDS));
      try (ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
        return rows.next() ? rows.getString(1) : "ok";
      } catch (SQLiteException failure) {
        if (failure.getResultCode() == SQLiteErrorCode.SQLITE_INTERRUPT) {
          return null;
        }
        throw failure;
      } finally {
        limit.cancel(false);
      }
    }
  }

  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException ended) {
      // it needs no end any more
    }
  }
}
