package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.account.User;
import io.gantry.store.BulkRecord;
import io.gantry.store.StoreException;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inserts rows into a SQLite file of version 7, in the transaction of its one connection. */
final class SqliteInserts {

  private final SqliteDatabase database;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private @Nullable Charset charset;

  SqliteInserts(SqliteDatabase database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  /** Prepared once; closed with the connection. */
  PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /**
   * Inserts the rows; one that is there already must be the same.
   *
   * @throws StoreException when another has its key, or its parent is missing
   */
  void insert(BulkTable<?, ?> table, List<RowValues> rows) throws SQLException {
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
    ColumnTexts texts = new ColumnTexts(charset(), columns.size());
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

  private Charset charset() throws SQLException {
    if (charset == null) {
      charset = ColumnTexts.ofSqlite(connection);
    }
    return charset;
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

  /**
   * Takes the names that the user signs in with.
   *
   * @throws StoreException when another has one
   */
  void claimNames(BulkRecord record) throws SQLException {
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
}
