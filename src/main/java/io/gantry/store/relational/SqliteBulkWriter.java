package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.account.User;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private SqliteBulkWriter(
      SqliteDatabase database, LoadJournal journal, Connection connection, WalLimit wal) {
    this.database = database;
    this.journal = journal;
    this.connection = connection;
    this.wal = wal;
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
    statement("BEGIN IMMEDIATE").execute();
  }

  /** After a failed COMMIT, or one that SQLite took back itself, there may be nothing to undo. */
  private void undo() {
    try {
      database.rollback(connection);
    } catch (SQLException notBegun) {
      // then nothing is stored
    }
  }

  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
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
          insert(table, rows);
          if (table.kind() == EntityKind.USER) {
            for (BulkRecord record : records) {
              claimNames(record);
            }
          }
          journal.note(connection, entries);
        });
  }

  private void insert(BulkTable<?, ?> table, List<RowValues> rows) throws SQLException {
    PreparedStatement insert = statement(insertSql(table.rows()) + " ON CONFLICT DO NOTHING");
    for (RowValues row : rows) {
      set(insert, row);
      insert.addBatch();
    }
    int[] counts = inserted(insert, table, rows);
    for (int index = 0; index < counts.length; index++) {
      if (counts[index] == 0) {
        requireSame(table, rows.get(index));
      }
    }
  }

  private int[] inserted(PreparedStatement insert, BulkTable<?, ?> table, List<RowValues> rows)
      throws SQLException {
    try {
      return insert.executeBatch();
    } catch (SQLException failure) {
      insert.clearBatch();
      if (SqliteDatabase.isForeignKeyViolation(failure)) {
        requireParents(table, rows);
      }
      throw failure;
    }
  }

  private static String insertSql(RowTable<?> table) {
    return "INSERT INTO "
        + table.name()
        + " ("
        + table.columnList()
        + ") VALUES ("
        + "?, ".repeat(table.columns().size() - 1)
        + "?)";
  }

  private static void set(PreparedStatement statement, RowValues row) throws SQLException {
    int index = 0;
    for (Object value : row.all()) {
      set(statement, ++index, value);
    }
  }

  private static void set(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    if (value instanceof String text) {
      statement.setString(index, text);
    } else if (value instanceof Long number) {
      statement.setLong(index, number);
    } else if (value instanceof Boolean truth) {
      statement.setInt(index, truth ? 1 : 0);
    } else {
      statement.setNull(index, Types.NULL);
    }
  }

  /** A row that is there already must be this one. */
  private void requireSame(BulkTable<?, ?> table, RowValues row) throws SQLException {
    String sql =
        "SELECT " + table.rows().columnList() + " FROM " + table.name() + whereAll(table.key());
    List<RowTable.ColumnOf> columns = table.rows().columns();
    ColumnTexts texts = new ColumnTexts(ColumnTexts.ofSqlite(connection), columns.size());
    List<RowValues> found =
        Rows.list(
            connection,
            sql,
            stored -> {
              RowValues values = new RowValues();
              JdbcValues.of(stored, columns, texts).giveTo(columns, values);
              return values;
            },
            values(table, table.key(), row));
    if (found.isEmpty()) {
      throw otherKeyTaken(table, row);
    }
    if (!found.get(0).equals(row)) {
      throw Unique.ofConstraint("pk_" + table.name()).orElseThrow().taken();
    }
  }

  private static String whereAll(List<String> columns) {
    return " WHERE " + String.join(" = ? AND ", columns) + " = ?";
  }

  private static String[] values(BulkTable<?, ?> table, List<String> columns, RowValues row) {
    return columns.stream()
        .map(column -> (String) requireNonNull(row.get(table.rows().place(column)), column))
        .toArray(String[]::new);
  }

  /** SQLite says which one when the row is stored without leave to be passed over. */
  private RuntimeException otherKeyTaken(BulkTable<?, ?> table, RowValues row) throws SQLException {
    try {
      PreparedStatement insert = statement(insertSql(table.rows()));
      set(insert, row);
      insert.executeUpdate();
    } catch (SQLException failure) {
      return database.violated(failure).orElseThrow(() -> failure).taken();
    }
    return new IllegalStateException("A row of " + table.name() + " was refused, and then taken");
  }

  private void claimNames(BulkRecord record) throws SQLException {
    for (LoginNames.Claim claim : LoginNames.claims(record.tenant(), (User) record.value())) {
      PreparedStatement insert =
          statement(insertSql(LoginNameRow.TABLE) + " ON CONFLICT DO NOTHING");
      set(insert, RowValues.of(LoginNameRow.TABLE, claim.row()));
      if (insert.executeUpdate() == 0 && !claim.row().userId.equals(ownerOf(claim.row()))) {
        throw claim.taken();
      }
    }
  }

  private String ownerOf(LoginNameRow row) throws SQLException {
    return Rows.list(
            connection,
            "SELECT user_id FROM login_names WHERE tenant_id = ? AND name_key = ?",
            found -> found.getString(1),
            row.key.tenantId(),
            row.key.nameKey())
        .get(0);
  }

  private void requireParents(BulkTable<?, ?> table, List<RowValues> rows) throws SQLException {
    BulkTable.Parent parent = requireNonNull(table.parent(), table.name());
    BulkTable<?, ?> parents = BulkTable.of(parent.kind());
    String sql = "SELECT 1 FROM " + parents.name() + whereAll(parents.key());
    for (RowValues row : rows) {
      String[] key = values(table, List.of(table.key().get(0), parent.column()), row);
      if (Rows.list(connection, sql, found -> found.getInt(1), key).isEmpty()) {
        throw new StoreException.NotFound(parent.kind().label(), key[1]);
      }
    }
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
