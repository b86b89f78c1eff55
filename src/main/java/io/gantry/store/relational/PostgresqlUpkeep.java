package io.gantry.store.relational;

import io.gantry.store.BackupFolder;
import io.gantry.store.StoreBackup;
import io.gantry.store.StoreCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks after the tables of version 7 in a PostgreSQL database. */
final class PostgresqlUpkeep implements Upkeep {

  /** What the tables take on disk, with their indexes and long texts. */
  private static final String BYTES =
      "SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class"
          + " WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'";

  private final PostgresqlDatabase database;

  PostgresqlUpkeep(PostgresqlDatabase database) {
    this.database = database;
  }

  @Override
  public Map<String, Long> rows(Connection connection, List<String> tables) throws SQLException {
    Map<String, Long> rows = new LinkedHashMap<>();
    tables.forEach(table -> rows.put(table, 0L));
    List<String> there = there(connection, tables);
    TenantViews.each(
        connection,
        there,
        table ->
            rows.merge(table, Rows.number(connection, "SELECT count(*) FROM " + table), Long::sum));
    return rows;
  }

  private List<String> there(Connection connection, List<String> tables) throws SQLException {
    List<String> there = new ArrayList<>();
    for (String table : tables) {
      if (database.catalog().hasTable(connection, table)) {
        there.add(table);
      }
    }
    return there;
  }

  @Override
  public long bytes(Connection connection) throws SQLException {
    return Rows.number(connection, BYTES);
  }

  /** Row-level security has no say in it. Waits for work under way, and lets none begin. */
  @Override
  public void empty(Connection connection, List<String> tables) throws SQLException {
    List<String> there = there(connection, tables);
    if (!there.isEmpty()) {
      Rows.execute(connection, "TRUNCATE " + String.join(", ", there));
    }
  }

  @Override
  public void endLoad(Connection connection) throws SQLException {
    if (database.catalog().hasTable(connection, "gantry_load_step")) {
      for (PostgresqlLoading.Step step : PostgresqlLoading.steps(connection)) {
        PostgresqlLoading.take(connection, step);
      }
    }
    PostgresqlLoading.remove(connection);
    new LoadJournal(database.catalog()).remove(connection);
  }

  @Override
  public void afterEmptying(Connection connection) {
    // TRUNCATE has given the space back.
  }

  @Override
  public StoreBackup backup(BackupFolder folder, List<String> tables) {
    Path file = folder.write("gantry.sql", unfinished -> dump(unfinished, tables));
    return new StoreBackup(
        file.toString(),
        "Apply the schema of version 7 to the database, then run: psql ADDRESS -f " + file);
  }

  private void dump(Path file, List<String> tables) throws SQLException, IOException {
    try (Connection connection = database.look()) {
      // A large table may be silent for long.
      connection.setNetworkTimeout(Runnable::run, 0);
      database.begin(connection);
      new PostgresqlDump(connection).write(file, there(connection, tables));
      database.rollback(connection);
    }
  }

  @Override
  public List<StoreCheck> checks() {
    try (PostgresqlChecks checks = new PostgresqlChecks(database)) {
      return checks.run();
    }
  }
}
