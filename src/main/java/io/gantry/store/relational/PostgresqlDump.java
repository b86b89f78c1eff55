package io.gantry.store.relational;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes all rows to one file, which psql loads again: SQL with the rows in the text form of COPY.
 * The script loads all or nothing, and takes the place of what is in the tables.
 */
final class PostgresqlDump {

  private static final String COLUMNS =
      "SELECT attname FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0"
          + " AND NOT attisdropped AND attgenerated = '' ORDER BY attnum";

  private final Connection connection;

  /**
   * @param connection within a transaction that sees what was there at its start
   */
  PostgresqlDump(Connection connection) {
    this.connection = connection;
  }

  void write(Path file, List<String> tables) throws SQLException, IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      line(out, "-- Rows of Gantry, schema version 7. Load with psql into tables of that version.");
      line(out, "\\set ON_ERROR_STOP on");
      line(out, "SET client_encoding = 'UTF8';");
      line(out, "BEGIN;");
      if (!tables.isEmpty()) {
        line(out, "TRUNCATE " + String.join(", ", tables) + ";");
      }
      // The owner, too, is bound by row-level security; COPY cannot load while it is.
      for (String table : tables) {
        line(out, "ALTER TABLE " + table + " NO FORCE ROW LEVEL SECURITY;");
      }
      TenantViews.each(connection, tables, table -> rows(out, table));
      for (String table : tables) {
        line(out, "ALTER TABLE " + table + " FORCE ROW LEVEL SECURITY;");
      }
      line(out, "COMMIT;");
    }
  }

  private void rows(OutputStream out, String table) throws SQLException {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    String columns = columns(table);
    try {
      line(out, "COPY " + table + " (" + columns + ") FROM stdin;");
      copy.copyOut("COPY (SELECT " + columns + " FROM " + table + ") TO STDOUT", out);
      line(out, "\\.");
    } catch (IOException failure) {
      throw new SQLException("The rows of " + table + " cannot be written", failure);
    }
  }

  private String columns(String table) throws SQLException {
    return Rows.list(connection, COLUMNS, row -> row.getString(1), table).stream()
        .map(Rows::quoted)
        .collect(Collectors.joining(", "));
  }

  private static void line(OutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(UTF_8));
  }
}
