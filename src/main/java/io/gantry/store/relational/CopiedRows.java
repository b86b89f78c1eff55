package io.gantry.store.relational;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Sends rows into a table by binary COPY. */
final class CopiedRows {

  private CopiedRows() {}

  /** Gives the rows. */
  @FunctionalInterface
  interface Rows {
    void to(CopyBinary copy) throws SQLException;
  }

  /** Within a transaction. */
  static void copy(Connection connection, String name, RowTable<?> table, Rows rows)
      throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "COPY " + name + " (" + table.columnList() + ") FROM STDIN WITH (FORMAT binary)");
    try {
      CopyBinary binary = new CopyBinary(copy, table.columns().size());
      rows.to(binary);
      binary.end();
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }
}
