package io.gantry.store.relational;

import io.gantry.store.BulkLoad;
import io.gantry.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tables that tell of a load as long as it is not completed. They are no part of the schema,
 * which is what it was when they are gone.
 */
final class LoadJournal {

  private static final String LOAD = "gantry_load";
  private static final String NOTE = "gantry_load_note";

  private static final List<String> CREATE =
      List.of(
          "CREATE TABLE gantry_load (id text NOT NULL, target text NOT NULL)",
          "CREATE TABLE gantry_load_note (name text PRIMARY KEY, value text NOT NULL)");

  private static final String BEGIN = "INSERT INTO gantry_load (id, target) VALUES (?, ?)";

  private static final String SET =
      "INSERT INTO gantry_load_note (name, value) VALUES (?, ?)"
          + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

  private final Catalog catalog;

  LoadJournal(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The load that is not completed. */
  Optional<BulkLoad> find(Connection connection) throws SQLException {
    if (!catalog.hasTable(connection, LOAD)) {
      return Optional.empty();
    }
    return Rows.list(
            connection,
            "SELECT id, target FROM gantry_load",
            row -> new BulkLoad(row.getString(1), BulkLoad.Into.valueOf(row.getString(2))))
        .stream()
        .findFirst();
  }

  /**
   * Within a transaction that keeps others out: takes the load up, or begins it.
   *
   * @return whether it begins
   * @throws StoreException.Loading when there is another one
   */
  boolean begin(Connection connection, BulkLoad load) throws SQLException {
    Optional<BulkLoad> found = find(connection);
    if (found.isPresent()) {
      requireSame(found.get(), load);
      return false;
    }
    for (String create : CREATE) {
      Rows.execute(connection, create);
    }
    try (PreparedStatement insert = connection.prepareStatement(BEGIN)) {
      insert.setString(1, load.id());
      insert.setString(2, load.into().name());
      insert.executeUpdate();
    }
    return true;
  }

  private static void requireSame(BulkLoad found, BulkLoad load) {
    if (!found.id().equals(load.id())) {
      throw new StoreException.Loading(found.id());
    }
  }

  Map<String, String> notes(Connection connection) throws SQLException {
    Map<String, String> notes = new HashMap<>();
    Rows.list(
        connection,
        "SELECT name, value FROM gantry_load_note",
        row ->
            notes.put(
                StoredText.unescape(row.getString(1)), StoredText.unescape(row.getString(2))));
    return notes;
  }

  /**
   * Writes the notes in an order that is always the same, so that two writers never wait in
   * circles.
   */
  void note(Connection connection, Map<String, String> entries) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    try (PreparedStatement set = connection.prepareStatement(SET)) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        set.setString(1, StoredText.escape(entry.getKey()));
        set.setString(2, StoredText.escape(entry.getValue()));
        set.addBatch();
      }
      set.executeBatch();
    }
  }

  /** A change that changes nothing. */
  void touch(Connection connection) throws SQLException {
    Rows.execute(connection, "UPDATE gantry_load SET id = id");
  }

  /** From here on the load goes the way that is right when there are records already. */
  void markFilled(Connection connection) throws SQLException {
    Rows.execute(connection, "UPDATE gantry_load SET target = 'FILLED'");
  }

  /** Removes it, if it is there. */
  void remove(Connection connection) throws SQLException {
    Rows.execute(connection, "DROP TABLE IF EXISTS " + NOTE);
    Rows.execute(connection, "DROP TABLE IF EXISTS " + LOAD);
  }
}
