package io.gantry.store.relational;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.StoreException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.Dialect;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A SQLite file. One connection writes, in transactions that take the write lock at their start, so
 * that no writer ever finds another in its way; others read beside it from the write-ahead log.
 */
final class SqliteDatabase implements Database {

  /** How long a statement waits for the lock of another process. */
  private static final int BUSY_MILLIS = 10_000;

  /** How long a process waits for another that changes the schema. */
  private static final int SCHEMA_MILLIS = 120_000;

  /** How long the write lock must be held to count as a change of the schema. */
  private static final int LOCKED_MILLIS = 500;

  /** How long a write waits for the writes before it. */
  private static final Duration WRITER_WAIT = Duration.ofSeconds(30);

  /** How long a read waits for a free connection. */
  private static final Duration READER_WAIT = Duration.ofSeconds(30);

  /**
   * The size of the write-ahead log at which it is emptied into the file: large enough that many
   * changes of one page cost one write of it, small enough that readers find pages fast.
   */
  static final long WAL_LIMIT = 16L * 1024 * 1024;

  /** How many read one file whole side by side. */
  private static final int BULK_READERS = 4;

  private static final String UNIQUE_PREFIX = "UNIQUE constraint failed: ";

  private final SqliteFile file;
  private final boolean foreign;
  private final Pool writer;
  private final Pool readers;
  private final WalLimit wal;

  SqliteDatabase(SqliteFile file, int readConnections, @Nullable MeterRegistry meters) {
    this(file, false, readConnections, meters);
  }

  private SqliteDatabase(
      SqliteFile file, boolean foreign, int readConnections, @Nullable MeterRegistry meters) {
    this.file = file;
    this.foreign = foreign;
    this.wal = new WalLimit(file, WAL_LIMIT);
    this.writer = new Pool(() -> open("gantry-sqlite-writer", 1, WRITER_WAIT, false, meters));
    this.readers =
        new Pool(() -> open("gantry-sqlite-readers", readConnections, READER_WAIT, true, meters));
  }

  /**
   * A file that another application works with too, which is left in the state that it is in. No
   * foreign key is enforced: it never enforced any, and rows break them. The journal stays as it
   * is: the log beside the file would outlast us, and who copies the file alone would copy half of
   * it.
   */
  static SqliteDatabase ofOthers(
      SqliteFile file, int readConnections, @Nullable MeterRegistry meters) {
    return new SqliteDatabase(file, true, readConnections, meters);
  }

  @Override
  public String product() {
    return "sqlite";
  }

  @Override
  public Class<? extends Dialect> dialect() {
    return SQLiteDialect.class;
  }

  @Override
  public Connection reader() throws SQLException {
    return readers.connection();
  }

  @Override
  public Connection writer() throws SQLException {
    return writer.connection();
  }

  @Override
  public Connection direct() throws SQLException {
    createFile();
    return source().getConnection();
  }

  @Override
  public Connection look() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(file.exists() ? file.jdbcUrl() : "jdbc:sqlite::memory:");
    Connection connection = source.getConnection();
    execute(connection, "PRAGMA query_only = 1");
    return connection;
  }

  /** Keeps the log of one writer at another size. */
  WalLimit walLimit(long limit) {
    return new WalLimit(file, limit);
  }

  static boolean isForeignKeyViolation(SQLException failure) {
    return String.valueOf(failure.getMessage()).contains("FOREIGN KEY constraint failed");
  }

  @Override
  public BulkReader bulkReader(BulkConnections.Look survey) {
    return SqliteBulkReader.open(file, BULK_READERS, survey);
  }

  @Override
  public BulkWriter bulkWriter(BulkLoad load) {
    return SqliteBulkWriter.open(this, load);
  }

  @Override
  public Upkeep upkeep() {
    return new SqliteUpkeep(this, file);
  }

  @Override
  public Catalog catalog() {
    return new SqliteCatalog();
  }

  /** Other writes are short: who keeps the lock changes the schema, or does harm as great. */
  @Override
  public Optional<String> schemaChanger(Connection connection) throws SQLException {
    execute(connection, "PRAGMA busy_timeout = " + LOCKED_MILLIS);
    execute(connection, "PRAGMA query_only = 0");
    try {
      execute(connection, "BEGIN IMMEDIATE");
      execute(connection, "ROLLBACK");
      return Optional.empty();
    } catch (SQLiteException failure) {
      if (!PatientSource.isBusy(failure)) {
        throw failure;
      }
      return Optional.of("a process that holds the write lock of " + file.path());
    } finally {
      execute(connection, "PRAGMA query_only = 1");
      execute(connection, "PRAGMA busy_timeout = " + BUSY_MILLIS);
    }
  }

  private HikariDataSource open(
      String name, int size, Duration wait, boolean readOnly, @Nullable MeterRegistry meters) {
    createFile();
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(StatementCache.over(source()));
    config.setConnectionInitSql(readOnly ? "PRAGMA query_only = 1" : null);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(wait.toMillis());
    // A connection to a file does not age.
    config.setMaxLifetime(0);
    config.setIdleTimeout(0);
    config.setMetricRegistry(meters);
    return new HikariDataSource(config);
  }

  private void createFile() {
    try {
      file.create();
    } catch (IOException failure) {
      throw StoreException.Unavailable.lasting("The database file cannot be created", failure);
    }
  }

  private DataSource source() {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(!foreign);
    config.setBusyTimeout(BUSY_MILLIS);
    if (!foreign) {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
      config.setJournalSizeLimit((int) WAL_LIMIT);
      // The writer empties the log itself: the automatic way never gets to its end under constant
      // reads.
      config.setWalAutocheckpoint(0);
    }
    // Otherwise the driver asks for a row number after each insert.
    config.setGetGeneratedKeys(false);
    SQLiteDataSource source = new PatientSource(config, BUSY_MILLIS);
    source.setUrl(file.jdbcUrl());
    return source;
  }

  @Override
  public Connection beginRead(Connection reader, String tenant) {
    return reader;
  }

  @Override
  public Connection beginWrite(Connection writer, String tenant) throws SQLException {
    execute(writer, "BEGIN IMMEDIATE");
    return writer;
  }

  @Override
  public void begin(Connection connection) throws SQLException {
    execute(connection, "BEGIN");
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    execute(connection, "COMMIT");
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    execute(connection, "ROLLBACK");
  }

  @Override
  public void beginSchemaChange(Connection connection) throws SQLException {
    execute(connection, "PRAGMA busy_timeout = " + SCHEMA_MILLIS);
    execute(connection, "BEGIN IMMEDIATE");
  }

  @Override
  public void afterCommit(Connection connection) throws SQLException {
    if (!foreign) {
      wal.keep(connection);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  @Override
  public void discard(Connection connection) {
    writer.evict(connection);
  }

  @Override
  public boolean isTransient(SQLException failure) {
    return false;
  }

  @Override
  public boolean isConnectionLost(SQLException failure) {
    return failure instanceof SQLiteException sqlite
        && (sqlite.getResultCode().code & 0xFF) == SQLiteErrorCode.SQLITE_IOERR.code;
  }

  @Override
  public boolean isMissingTable(SQLException failure) {
    return String.valueOf(failure.getMessage()).contains("no such table");
  }

  @Override
  public Optional<Unique> violated(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    int start = message.indexOf(UNIQUE_PREFIX);
    if (start < 0) {
      return Optional.empty();
    }
    String columns = message.substring(start + UNIQUE_PREFIX.length());
    return Unique.ofColumns(
        columns.endsWith(")") ? columns.substring(0, columns.length() - 1) : columns);
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
