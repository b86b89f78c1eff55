package io.gantry.store.relational;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Which version of Jaaz lies in a file, by the row of {@code db_version} that the old application
 * goes by, or by the tables where that is missing.
 *
 * @param version its number; 0 when there are no tables of Jaaz, and possibly one that we do not
 *     know
 * @param isMarked whether {@code db_version} says so
 */
record JaazFile(int version, boolean isMarked) {

  static final String MARKER = "db_version";

  /** The tables that each version added, from version 1 on. */
  private static final List<List<String>> TABLES =
      List.of(
          List.of("chat_sessions", "chat_messages"),
          List.of("canvases"),
          List.of("comfy_workflows"),
          List.of("files"));

  private static final String VERSION_7 =
      "SELECT count(*) FROM databasechangelog WHERE id LIKE 'v7-%'";

  private static final String MARKED = "SELECT coalesce(max(version), 0) FROM db_version";

  static JaazFile read(Connection connection, Catalog catalog) throws SQLException {
    if (catalog.hasChanges(connection) && Rows.number(connection, VERSION_7) > 0) {
      return new JaazFile(7, true);
    }
    long marked = catalog.hasTable(connection, MARKER) ? Rows.number(connection, MARKED) : 0;
    return marked == 0
        ? new JaazFile(byTables(connection, catalog), false)
        : new JaazFile((int) marked, true);
  }

  private static int byTables(Connection connection, Catalog catalog) throws SQLException {
    int version = 0;
    for (List<String> tables : TABLES) {
      for (String table : tables) {
        if (!catalog.hasTable(connection, table)) {
          return version;
        }
      }
      version++;
    }
    return version;
  }

  /** The tables with records of these versions. */
  static List<String> tables(int upTo) {
    return TABLES.subList(0, upTo).stream().flatMap(List::stream).toList();
  }
}
