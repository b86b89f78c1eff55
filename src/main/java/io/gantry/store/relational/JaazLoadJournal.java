package io.gantry.store.relational;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The journal of a load: a table of its own, which is there during the load only. */
final class JaazLoadJournal {

  private static final String TABLE = "gantry_load";

  private static final String LOAD = "load";
  private static final String NOTE = "note ";

  private static final String PUT =
      "INSERT INTO "
          + TABLE
          + " (name, value) VALUES (?, ?)"
          + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

  private static final String OPEN = "SELECT value FROM " + TABLE + " WHERE name = ?";

  private static final String ENTRIES = "SELECT name, value FROM " + TABLE;

  private JaazLoadJournal() {}

  /** The id of the load that was begun and not completed. */
  static Optional<String> unfinished(Connection connection) throws SQLException {
    return new SqliteCatalog().hasTable(connection, TABLE)
        ? Rows.list(connection, OPEN, row -> row.getString(1), LOAD).stream().findFirst()
        : Optional.empty();
  }

  static void begin(Connection connection, String load) throws SQLException {
    Rows.execute(
        connection, "CREATE TABLE " + TABLE + " (name TEXT PRIMARY KEY, value TEXT NOT NULL)");
    put(connection, LOAD, load);
  }

  static void note(Connection connection, Map<String, String> entries) throws SQLException {
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      put(connection, NOTE + entry.getKey(), entry.getValue());
    }
  }

  private static void put(Connection connection, String name, String value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PUT)) {
      statement.setString(1, name);
      statement.setString(2, value);
      statement.executeUpdate();
    }
  }

  /** Changes nothing but the file. */
  static void touch(Connection connection) throws SQLException {
    String load = unfinished(connection).orElse(null);
    if (load != null) {
      put(connection, LOAD, load);
    }
  }

  /** All notes; none when there is no load. */
  static Map<String, String> notes(Connection connection) throws SQLException {
    Map<String, String> notes = new HashMap<>();
    if (unfinished(connection).isPresent()) {
      Rows.list(
          connection,
          ENTRIES,
          row ->
              row.getString(1).startsWith(NOTE)
                  ? notes.put(row.getString(1).substring(NOTE.length()), row.getString(2))
                  : null);
    }
    return Map.copyOf(notes);
  }

  static void end(Connection connection) throws SQLException {
    Rows.execute(connection, "DROP TABLE IF EXISTS " + TABLE);
  }
}
