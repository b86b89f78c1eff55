package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Finds out which parent a row lacks, when the database says that one does. */
final class Orphans {

  private Orphans() {}

  /**
   * The failure that names the parent.
   *
   * @param rows the table that holds the rows
   */
  static StoreException of(Connection connection, BulkTable<?, ?> table, String rows)
      throws SQLException {
    BulkTable.Parent parent = requireNonNull(table.parent(), table.name());
    BulkTable<?, ?> parents = BulkTable.of(parent.kind());
    String sql =
        "SELECT child."
            + parent.column()
            + " FROM "
            + rows
            + " child WHERE NOT EXISTS (SELECT FROM "
            + parents.name()
            + " parent WHERE parent.tenant_id = child.tenant_id AND parent."
            + parents.key().get(1)
            + " = child."
            + parent.column()
            + ") LIMIT 1";
    List<String> lacking = Rows.list(connection, sql, row -> row.getString(1));
    return new StoreException.NotFound(
        parent.kind().label(), lacking.isEmpty() ? "of a " + table.kind().label() : lacking.get(0));
  }
}
