package io.gantry.store.relational;

import io.gantry.account.User;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Adds rows to a PostgreSQL table that may have some of them: through a temporary table. */
final class MergedRows {

  private static final String OTHERS_NAMES =
      "SELECT new.name_key FROM bulk_login_names new JOIN login_names old"
          + " ON old.tenant_id = new.tenant_id AND old.name_key = new.name_key"
          + " WHERE old.user_id <> new.user_id LIMIT 1";

  private final PostgresqlDatabase database;
  private final Connection connection;
  private final BulkTable<?, ?> table;

  MergedRows(PostgresqlDatabase database, Connection connection, BulkTable<?, ?> table) {
    this.database = database;
    this.connection = connection;
    this.table = table;
  }

  /**
   * @throws StoreException.AlreadyExists when another record has the key or a unique value
   * @throws StoreException.NotFound when a record needs another one that is not there
   */
  void write(List<BulkRecord> records, CopiedRows.Rows rows) throws SQLException {
    stage(table.rows(), rows);
    Savepoint staged = connection.setSavepoint();
    try {
      if (merge(table.rows()) < records.size()) {
        requireSame();
      }
    } catch (SQLException failure) {
      connection.rollback(staged);
      throw explained(failure);
    }
    if (table.kind() == EntityKind.USER) {
      claimNames(records);
    }
  }

  private void stage(RowTable<?> into, CopiedRows.Rows rows) throws SQLException {
    String name = into.name();
    Rows.execute(
        connection,
        "CREATE TEMP TABLE IF NOT EXISTS "
            + staging(name)
            + " (LIKE "
            + name
            + ") ON COMMIT DELETE ROWS");
    CopiedRows.copy(connection, staging(name), into, rows);
  }

  private static String staging(String table) {
    return "bulk_" + table;
  }

  private int merge(RowTable<?> into) throws SQLException {
    return update(insert(into) + " ON CONFLICT DO NOTHING");
  }

  private static String insert(RowTable<?> into) {
    String columns = into.columnList();
    return "INSERT INTO "
        + into.name()
        + " ("
        + columns
        + ") SELECT "
        + columns
        + " FROM "
        + staging(into.name())
        + " new";
  }

  private int update(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return statement.executeUpdate();
    }
  }

  private void requireSame() throws SQLException {
    String others =
        "SELECT 1 FROM "
            + staging(table.name())
            + " new JOIN "
            + table.name()
            + " old ON "
            + sameKey()
            + " WHERE "
            + columns("old")
            + " IS DISTINCT FROM "
            + columns("new")
            + " LIMIT 1";
    if (Rows.isTrue(connection, others)) {
      throw Unique.ofConstraint("pk_" + table.name()).orElseThrow().taken();
    }
    // What is not there under its key is refused for another one, which the server names.
    update(
        insert(table.rows())
            + " WHERE NOT EXISTS (SELECT FROM "
            + table.name()
            + " old WHERE "
            + sameKey()
            + ")");
  }

  private String sameKey() {
    return table.key().stream()
        .map(column -> "old." + column + " = new." + column)
        .collect(Collectors.joining(" AND "));
  }

  private String columns(String alias) {
    return table.rows().columns().stream()
        .map(column -> alias + "." + column.name())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private SQLException explained(SQLException failure) throws SQLException {
    Optional<Unique> taken = database.violated(failure);
    if (taken.isPresent()) {
      throw taken.get().taken();
    }
    if (PostgresqlDatabase.isForeignKeyViolation(failure)) {
      throw Orphans.of(connection, table, staging(table.name()));
    }
    return failure;
  }

  private void claimNames(List<BulkRecord> records) throws SQLException {
    List<LoginNames.Claim> claims =
        records.stream()
            .flatMap(record -> LoginNames.claims(record.tenant(), (User) record.value()).stream())
            .toList();
    stage(
        LoginNameRow.TABLE,
        copy -> {
          for (LoginNames.Claim claim : claims) {
            copy.row();
            LoginNameRow.TABLE.give(claim.row(), copy);
          }
        });
    if (merge(LoginNameRow.TABLE) < claims.size()) {
      requireOwn(claims);
    }
  }

  private void requireOwn(List<LoginNames.Claim> claims) throws SQLException {
    List<String> others = Rows.list(connection, OTHERS_NAMES, row -> row.getString(1));
    if (!others.isEmpty()) {
      throw claims.stream()
          .filter(claim -> claim.row().key.nameKey().equals(others.get(0)))
          .findFirst()
          .orElseThrow()
          .taken();
    }
  }
}
