package io.gantry.store.relational;

import io.gantry.store.SchemaFacts;
import io.gantry.store.SchemaFacts.Fact;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tables of a SQLite file. Columns are told apart by their names, never by their order. A CHECK
 * is not seen: SQLite gives it away only in the text that made the table.
 */
final class SqliteCatalog implements Catalog {

  private static final String TABLES =
      "SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
          + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'databasechangelog%'";

  private static final String COLUMNS =
      "SELECT name, type, \"notnull\", dflt_value FROM pragma_table_xinfo(?)";

  private static final String PRIMARY_KEY =
      "SELECT group_concat(name, ', ') FROM"
          + " (SELECT name FROM pragma_table_xinfo(?) WHERE pk > 0 ORDER BY pk)";

  private static final String INDEXES =
      "SELECT i.name, i.\"unique\", i.origin, s.sql, (SELECT group_concat(part, ', ') FROM"
          + " (SELECT coalesce(name, '<expression>')"
          + " || CASE coll WHEN 'BINARY' THEN '' ELSE ' collate ' || coll END"
          + " || CASE \"desc\" WHEN 1 THEN ' desc' ELSE '' END AS part"
          + " FROM pragma_index_xinfo(i.name) WHERE \"key\" = 1 ORDER BY seqno)) AS parts"
          + " FROM pragma_index_list(?) i"
          + " LEFT JOIN sqlite_schema s ON s.type = 'index' AND s.name = i.name"
          + " WHERE i.origin <> 'pk'";

  private static final String FOREIGN_KEYS =
      "SELECT \"table\", on_delete, on_update, group_concat(\"from\", ', ') AS own,"
          + " coalesce(group_concat(\"to\", ', '), '') AS others"
          + " FROM (SELECT * FROM pragma_foreign_key_list(?) ORDER BY id, seq) GROUP BY id";

  private static final String TRIGGERS =
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?";

  private static final String OTHERS =
      "SELECT lower(name), type FROM pragma_table_list WHERE schema = 'main' AND type <> 'table'"
          + " UNION ALL SELECT lower(name), type FROM sqlite_schema WHERE type = 'index'";

  private static final String HAS_TABLE =
      "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = ?";

  @Override
  public Map<String, String> others(Connection connection) throws SQLException {
    return Rows.pairs(connection, OTHERS);
  }

  @Override
  public boolean hasTable(Connection connection, String name) throws SQLException {
    return Rows.isTrue(connection, HAS_TABLE, name);
  }

  @Override
  public SchemaFacts read(Connection connection) throws SQLException {
    List<Fact> facts = new ArrayList<>(Rows.list(connection, TABLES, SqliteCatalog::table));
    for (Fact table : List.copyOf(facts)) {
      String name = table.object().substring("table ".length());
      facts.addAll(parts(connection, name));
    }
    return SchemaFacts.of(facts);
  }

  private static Fact table(ResultSet row) throws SQLException {
    String text =
        (row.getBoolean("strict") ? "strict table" : "table")
            + (row.getBoolean("wr") ? " without rowid" : "");
    return new Fact("table " + row.getString("name"), text, null, true);
  }

  private static List<Fact> parts(Connection connection, String table) throws SQLException {
    String within = "table " + table;
    List<Fact> parts = new ArrayList<>();
    parts.addAll(Rows.list(connection, COLUMNS, row -> column(row, table, within), table));
    for (String key : Rows.list(connection, PRIMARY_KEY, row -> row.getString(1), table)) {
      if (key != null) {
        parts.add(new Fact("primary key of " + table, "(" + key + ")", within, false));
      }
    }
    parts.addAll(Rows.list(connection, INDEXES, row -> index(row, table, within), table));
    parts.addAll(Rows.list(connection, FOREIGN_KEYS, row -> foreignKey(row, table, within), table));
    parts.addAll(Rows.list(connection, TRIGGERS, row -> trigger(row, within), table));
    return parts;
  }

  private static Fact column(ResultSet row, String table, String within) throws SQLException {
    boolean required = row.getBoolean("notnull");
    String preset = row.getString("dflt_value");
    String text =
        row.getString("type").toUpperCase(Locale.ROOT)
            + (required ? " not null" : "")
            + (preset == null ? "" : " default " + preset);
    boolean addable = !required || preset != null;
    return new Fact("column " + table + "." + row.getString("name"), text, within, addable);
  }

  private static Fact index(ResultSet row, String table, String within) throws SQLException {
    String columns = "(" + row.getString("parts") + ")";
    boolean unique = row.getBoolean("unique");
    if (row.getString("origin").equals("u")) {
      // SQLite names it by its place among the constraints.
      return new Fact("unique key of " + table + " " + columns, "unique", within, false);
    }
    String text = (unique ? "unique " : "") + "on " + table + " " + columns + condition(row);
    return new Fact("index " + row.getString("name"), text, within, !unique);
  }

  /** The condition of a partial index; only the text that made it has it. */
  private static String condition(ResultSet row) throws SQLException {
    String sql = plain(row.getString("sql"));
    int where = sql.toUpperCase(Locale.ROOT).indexOf(" WHERE ");
    return where < 0 ? "" : " where " + sql.substring(where + " WHERE ".length());
  }

  private static Fact foreignKey(ResultSet row, String table, String within) throws SQLException {
    String object = "foreign key of " + table + " (" + row.getString("own") + ")";
    String text =
        row.getString("table")
            + " ("
            + row.getString("others")
            + ")"
            + action(" on delete ", row.getString("on_delete"))
            + action(" on update ", row.getString("on_update"));
    return new Fact(object, text, within, false);
  }

  private static String action(String when, String action) {
    return action.equals("NO ACTION") ? "" : when + action.toLowerCase(Locale.ROOT);
  }

  private static Fact trigger(ResultSet row, String within) throws SQLException {
    return new Fact("trigger " + row.getString("name"), plain(row.getString("sql")), within, false);
  }

  private static String plain(String sql) {
    return sql.replaceAll("\\s+", " ").strip();
  }
}
