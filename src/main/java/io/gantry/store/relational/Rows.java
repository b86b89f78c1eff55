package io.gantry.store.relational;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plain JDBC for what is not a record: catalogs, counts, pragmas. */
final class Rows {

  private Rows() {}

  /** Makes something of one row. */
  @FunctionalInterface
  interface Reader<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** What a query gives, with its parameters set as texts. */
  static <T> List<T> list(Connection connection, String sql, Reader<T> reader, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < parameters.length; index++) {
        statement.setString(index + 1, parameters[index]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(reader.of(rows));
        }
        return found;
      }
    }
  }

  /** The second column by the first. */
  static Map<String, String> pairs(Connection connection, String sql) throws SQLException {
    Map<String, String> pairs = new HashMap<>();
    list(connection, sql, row -> pairs.put(row.getString(1), row.getString(2)));
    return pairs;
  }

  static boolean isTrue(Connection connection, String sql, String... parameters)
      throws SQLException {
    return list(connection, sql, row -> row.getBoolean(1), parameters).contains(true);
  }

  /** The number in the first column of the only row. */
  static long number(Connection connection, String sql) throws SQLException {
    return list(connection, sql, row -> row.getLong(1)).get(0);
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A name as SQL writes it, whatever it holds. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
