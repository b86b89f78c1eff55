package io.gantry.store.relational;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What tables do without while they are loaded: row-level security for the login that loads, if it
 * is bound by it, and, when they were empty, keys and indexes. The statements that bring it back
 * are kept in a table beside the journal, from the same transaction on that takes it away.
 */
final class PostgresqlLoading {

  /** What brings something back, and belongs to a phase; phases are gone through in order. */
  record Step(int place, int phase, String table, String sql) {}

  /** The phase whose steps may be taken side by side. */
  static final int INDEXES = 1;

  private static final int KEYS = 2;
  private static final int REFERENCES = 3;
  private static final int WALL = 4;

  private static final String CREATE =
      "CREATE TABLE gantry_load_step (place integer PRIMARY KEY, phase integer NOT NULL,"
          + " relation text NOT NULL, sql text NOT NULL)";

  private static final String OF_TABLES =
      " c.relnamespace = current_schema()::regnamespace"
          + " AND c.relname = ANY (string_to_array(?, ','))";

  /** Gives the statement that takes it away, the table, and what brings it back. */
  private static final String FOREIGN_KEYS =
      "SELECT format('ALTER TABLE %I DROP CONSTRAINT %I', c.relname, n.conname), c.relname,"
          + " format('ALTER TABLE %I ADD CONSTRAINT %I %s', c.relname, n.conname,"
          + " pg_get_constraintdef(n.oid))"
          + " FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid"
          + " WHERE n.contype = 'f' AND"
          + OF_TABLES
          + " ORDER BY n.conname";

  private static final String UNIQUE_KEYS =
      "SELECT format('ALTER TABLE %I DROP CONSTRAINT %I', c.relname, n.conname), c.relname,"
          + " pg_get_indexdef(n.conindid),"
          + " format('ALTER TABLE %I ADD CONSTRAINT %I %s USING INDEX %I', c.relname, n.conname,"
          + " CASE n.contype WHEN 'p' THEN 'PRIMARY KEY' ELSE 'UNIQUE' END, n.conname)"
          + " FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid"
          + " WHERE n.contype IN ('p', 'u') AND"
          + OF_TABLES
          + " ORDER BY n.conname";

  private static final String OTHER_INDEXES =
      "SELECT format('DROP INDEX %I', x.relname), c.relname, pg_get_indexdef(x.oid)"
          + " FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
          + " JOIN pg_class x ON x.oid = i.indexrelid"
          + " WHERE NOT EXISTS (SELECT FROM pg_constraint n WHERE n.conindid = x.oid"
          + " AND n.contype IN ('p', 'u')) AND"
          + OF_TABLES
          + " ORDER BY x.relname";

  private static final String BOUND = "SELECT row_security_active('tenants')";

  private static final String HOLD =
      "INSERT INTO gantry_load_step (place, phase, relation, sql) VALUES"
          + " ((SELECT coalesce(max(place), 0) + 1 FROM gantry_load_step), ?, ?, ?)";

  private static final String STEPS =
      "SELECT place, phase, relation, sql FROM gantry_load_step ORDER BY phase, place";

  private static final String TAKEN = "DELETE FROM gantry_load_step WHERE place = ?";

  private PostgresqlLoading() {}

  /** In the transaction that begins a load. */
  static void begin(Connection connection) throws SQLException {
    Rows.execute(connection, CREATE);
    if (Rows.isTrue(connection, BOUND)) {
      for (String table : Tables.V7.names()) {
        Rows.execute(connection, "ALTER TABLE " + table + " NO FORCE ROW LEVEL SECURITY");
        hold(connection, WALL, table, "ALTER TABLE " + table + " FORCE ROW LEVEL SECURITY");
      }
    }
  }

  /**
   * In the same transaction, when the tables are empty.
   *
   * @param tables those whose keys and indexes shall go
   */
  static void bare(Connection connection, List<String> tables) throws SQLException {
    String names = String.join(",", tables);
    for (List<String> key : strings(connection, FOREIGN_KEYS, names, 3)) {
      Rows.execute(connection, key.get(0));
      hold(connection, REFERENCES, key.get(1), key.get(2));
    }
    List<List<String>> indexes = strings(connection, OTHER_INDEXES, names, 3);
    List<List<String>> keys = strings(connection, UNIQUE_KEYS, names, 4);
    for (List<String> key : keys) {
      Rows.execute(connection, key.get(0));
      hold(connection, INDEXES, key.get(1), key.get(2));
      hold(connection, KEYS, key.get(1), key.get(3));
    }
    for (List<String> index : indexes) {
      Rows.execute(connection, index.get(0));
      hold(connection, INDEXES, index.get(1), index.get(2));
    }
  }

  private static List<List<String>> strings(
      Connection connection, String sql, String tables, int columns) throws SQLException {
    return Rows.list(
        connection,
        sql,
        row -> {
          String[] values = new String[columns];
          for (int column = 0; column < columns; column++) {
            values[column] = row.getString(column + 1);
          }
          return List.of(values);
        },
        tables);
  }

  private static void hold(Connection connection, int phase, String table, String sql)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(HOLD)) {
      insert.setInt(1, phase);
      insert.setString(2, table);
      insert.setString(3, sql);
      insert.executeUpdate();
    }
  }

  /** What is still to be brought back, in order. */
  static List<Step> steps(Connection connection) throws SQLException {
    return Rows.list(
        connection,
        STEPS,
        row -> new Step(row.getInt(1), row.getInt(2), row.getString(3), row.getString(4)));
  }

  /** Within a transaction: brings one thing back. */
  static void take(Connection connection, Step step) throws SQLException {
    Rows.execute(connection, step.sql());
    try (PreparedStatement delete = connection.prepareStatement(TAKEN)) {
      delete.setInt(1, step.place());
      delete.executeUpdate();
    }
  }

  /** Removes what remembers it; within the transaction that removes the journal. */
  static void remove(Connection connection) throws SQLException {
    Rows.execute(connection, "DROP TABLE IF EXISTS gantry_load_step");
  }
}
