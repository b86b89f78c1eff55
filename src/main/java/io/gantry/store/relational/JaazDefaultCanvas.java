package io.gantry.store.relational;

import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The canvas that files are made with from version 2 on. As long as it is as it was made, and
 * nothing else is there, the file is empty: a file that is copied into it brings its own.
 */
final class JaazDefaultCanvas {

  private static final String ALTERED =
      "SELECT count(*) FROM canvases WHERE NOT (id IS 'default' AND name = 'Default Canvas'"
          + " AND data IS NULL AND coalesce(description, '') = '' AND coalesce(thumbnail, '') = '')";

  private JaazDefaultCanvas() {}

  /** Whether the file holds it and no other record; false for a file without canvases. */
  static boolean isAllThereIs(Connection connection, SchemaVersion version) throws SQLException {
    SqliteCatalog catalog = new SqliteCatalog();
    if (!version.has(EntityKind.CANVAS) || !catalog.hasTable(connection, "canvases")) {
      return false;
    }
    for (String table : JaazFile.tables(version.number())) {
      boolean isFilled =
          catalog.hasTable(connection, table)
              && Rows.number(connection, "SELECT EXISTS (SELECT 1 FROM " + table + ")") > 0;
      if (isFilled != table.equals("canvases")) {
        return false;
      }
    }
    return Rows.number(connection, ALTERED) == 0;
  }

  static void removeWhereNew(Connection connection, SchemaVersion version) throws SQLException {
    if (isAllThereIs(connection, version)) {
      Rows.execute(connection, "DELETE FROM canvases");
    }
  }
}
