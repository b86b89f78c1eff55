package io.gantry.store.relational;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The places at which a table is divided to be read side by side. */
final class PostgresqlCuts {

  /** What fewer records are not worth dividing. */
  private static final long WORTH_DIVIDING = 2_000;

  /** How many pages of a table are looked at to divide it. */
  private static final int SAMPLED_PAGES = 400;

  private PostgresqlCuts() {}

  /** Ends of parts that have about as many of the tenants each. */
  static List<BulkPlace> between(List<String> tenants, int parts) {
    List<BulkPlace> cuts = new ArrayList<>();
    int each = Math.max(1, (tenants.size() + parts - 1) / parts);
    for (int index = each - 1; index < tenants.size() - 1; index += each) {
      cuts.add(new BulkPlace(List.of(tenants.get(index))));
    }
    return cuts;
  }

  /** Ends of parts that have about as many rows each, as far as some of its pages tell. */
  static List<BulkPlace> of(Connection connection, BulkTable<?, ?> table, int parts)
      throws SQLException {
    if (parts < 2) {
      return List.of();
    }
    long pages = Math.max(1, Rows.number(connection, pages(table)));
    List<BulkPlace> sample =
        sample(connection, table, Math.min(100.0, 100.0 * SAMPLED_PAGES / pages));
    double rows = (double) sample.size() * Math.max(1.0, (double) pages / SAMPLED_PAGES);
    if (rows < WORTH_DIVIDING) {
      return List.of();
    }
    List<BulkPlace> cuts = new ArrayList<>();
    for (int part = 1; part < parts; part++) {
      cuts.add(sample.get((int) ((long) sample.size() * part / parts)));
    }
    return cuts.stream().distinct().toList();
  }

  private static String pages(BulkTable<?, ?> table) {
    return "SELECT pg_relation_size('" + table.name() + "') / current_setting('block_size')::int";
  }

  private static List<BulkPlace> sample(
      Connection connection, BulkTable<?, ?> table, double percent) throws SQLException {
    String columns = String.join(", ", table.cut());
    Rows.execute(connection, "SET LOCAL enable_sort = on");
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT "
                + columns
                + " FROM "
                + table.name()
                + " TABLESAMPLE SYSTEM (?) ORDER BY "
                + columns)) {
      statement.setDouble(1, percent);
      List<BulkPlace> sample = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          sample.add(BulkPlace.of(rows, table.cut().size()));
        }
      }
      return sample;
    } finally {
      Rows.execute(connection, "SET LOCAL enable_sort = off");
    }
  }
}
