package io.gantry.store.relational;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file as the old application made it, written and looked at by plain JDBC, without any of our
 * code.
 */
record GenuineFile(Path path) {

  private static final String NOW = "(STRFTIME('%Y-%m-%dT%H:%M:%fZ', 'now'))";
  private static final String TIMES =
      "created_at TEXT DEFAULT " + NOW + ", updated_at TEXT DEFAULT " + NOW;

  private static final String MARKER = "CREATE TABLE db_version (version INTEGER PRIMARY KEY)";

  /** Of the first releases. */
  private static final String OLD_SESSIONS =
      "CREATE TABLE chat_sessions (id TEXT PRIMARY KEY, "
          + TIMES
          + ", title TEXT, model TEXT, provider TEXT)";

  private static final String SESSIONS =
      "CREATE TABLE chat_sessions (id TEXT PRIMARY KEY, canvas_id TEXT, "
          + TIMES
          + ", title TEXT, model TEXT, provider TEXT,"
          + " FOREIGN KEY (canvas_id) REFERENCES canvases(id))";

  private static final List<String> MESSAGES =
      List.of(
          "CREATE INDEX idx_chat_sessions_updated_at ON chat_sessions(updated_at DESC, id DESC)",
          "CREATE TABLE chat_messages (id INTEGER PRIMARY KEY AUTOINCREMENT, session_id TEXT,"
              + " role TEXT, message TEXT, "
              + TIMES
              + ", FOREIGN KEY (session_id) REFERENCES chat_sessions(id))",
          "CREATE INDEX idx_chat_messages_session_id_id ON chat_messages(session_id, id)");

  private static final List<String> CANVASES =
      List.of(
          "CREATE TABLE canvases (id TEXT PRIMARY KEY, name TEXT NOT NULL, data TEXT,"
              + " description TEXT DEFAULT '', thumbnail TEXT DEFAULT '', "
              + TIMES
              + ")",
          "CREATE INDEX idx_canvases_updated_at ON canvases(updated_at DESC, id DESC)");

  private static final String DEFAULT_CANVAS =
      "INSERT INTO canvases (id, name) VALUES ('default', 'Default Canvas')";

  private static final List<String> WORKFLOWS =
      List.of(
          "CREATE TABLE comfy_workflows (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,"
              + " api_json TEXT, description TEXT DEFAULT '', inputs TEXT, outputs TEXT, "
              + TIMES
              + ")",
          "CREATE INDEX idx_comfy_workflows_updated_at"
              + " ON comfy_workflows(updated_at DESC, id DESC)");

  private static final List<String> FILES =
      List.of(
          "CREATE TABLE files (id TEXT PRIMARY KEY, file_path TEXT NOT NULL, width INTEGER,"
              + " height INTEGER, "
              + TIMES
              + ")",
          "CREATE INDEX idx_files_created_at ON files(created_at DESC, id DESC)");

  /** Of a release before there were canvases. */
  static GenuineFile firstRelease(Path path) throws SQLException {
    GenuineFile file = new GenuineFile(path);
    file.execute(MARKER, OLD_SESSIONS);
    file.execute(MESSAGES);
    return file.marked(1);
  }

  /** A fresh installation of this version. */
  static GenuineFile of(int version, Path path) throws SQLException {
    GenuineFile file = new GenuineFile(path);
    file.execute(MARKER, SESSIONS);
    file.execute(MESSAGES);
    if (version >= 2) {
      file.execute(CANVASES);
      file.execute(DEFAULT_CANVAS);
    }
    if (version >= 3) {
      file.execute(WORKFLOWS);
    }
    if (version >= 4) {
      file.execute(FILES);
    }
    return file.marked(version);
  }

  /** A file of the first release that was upgraded: {@code canvas_id} is the last column. */
  static GenuineFile upgraded(int version, Path path) throws SQLException {
    GenuineFile file = of(version, path);
    file.execute(
        "DROP TABLE chat_sessions",
        OLD_SESSIONS,
        "CREATE INDEX idx_chat_sessions_updated_at ON chat_sessions(updated_at DESC, id DESC)",
        "ALTER TABLE chat_sessions ADD COLUMN canvas_id TEXT REFERENCES canvases(id)");
    return file;
  }

  GenuineFile marked(int version) throws SQLException {
    execute("DELETE FROM db_version", "INSERT INTO db_version (version) VALUES (" + version + ")");
    return this;
  }

  String url() {
    return "sqlite:" + path;
  }

  /** Without waiting for the disk: a test makes some sixty changes here before it begins. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + path + "?synchronous=OFF");
  }

  void execute(String... statements) throws SQLException {
    execute(List.of(statements));
  }

  void execute(List<String> statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Inserts one row; values are bound as they are. */
  void insert(String table, String columns, @Nullable Object... values) throws SQLException {
    String places = "?, ".repeat(values.length - 1) + "?";
    try (Connection connection = connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO " + table + " (" + columns + ") VALUES (" + places + ")")) {
      for (int index = 0; index < values.length; index++) {
        statement.setObject(index + 1, values[index]);
      }
      statement.executeUpdate();
    }
  }

  /** All rows of all tables of the old application, each value with its type, by row number. */
  Map<String, Map<String, String>> rows() throws SQLException {
    Map<String, Map<String, String>> all = new TreeMap<>();
    for (String table :
        texts(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                + " AND name NOT LIKE 'databasechangelog%'")) {
      all.putAll(rows(table));
    }
    return all;
  }

  private Map<String, Map<String, String>> rows(String table) throws SQLException {
    Map<String, Map<String, String>> all = new TreeMap<>();
    List<String> columns = texts("SELECT name FROM pragma_table_info('" + table + "')");
    StringBuilder sql = new StringBuilder("SELECT rowid");
    for (String column : columns) {
      sql.append(", typeof(").append(column).append(") || ':' || coalesce(quote(");
      sql.append(column).append("), '') AS ").append(column);
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql + " FROM " + table)) {
      ResultSetMetaData names = rows.getMetaData();
      while (rows.next()) {
        Map<String, String> row = new TreeMap<>();
        for (int index = 2; index <= columns.size() + 1; index++) {
          row.put(names.getColumnLabel(index), rows.getString(index));
        }
        all.put(table + " " + rows.getLong(1), row);
      }
    }
    return all;
  }

  /** The first column of what a query gives. */
  List<String> texts(String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  /** What made the tables and indexes of the old application, without regard to spacing. */
  List<String> schema() throws SQLException {
    return texts(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                + " AND name NOT LIKE 'databasechangelog%' AND name NOT LIKE 'sqlite_%'"
                + " ORDER BY name")
        .stream()
        .map(sql -> sql.replaceAll("\\s*([(),])\\s*", "$1").replaceAll("\\s+", " ").strip())
        .toList();
  }
}
