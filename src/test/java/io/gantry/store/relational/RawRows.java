package io.gantry.store.relational;

import io.gantry.common.Times;
import io.gantry.move.compare.RawRecords;
import io.gantry.store.EntityKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rows of version 7, by JDBC alone. */
final class RawRows implements RawRecords {

  private final Connecting connecting;

  RawRows(Connecting connecting) {
    this.connecting = connecting;
  }

  /** Opens a connection that no policy binds. */
  @FunctionalInterface
  interface Connecting {
    Connection connect() throws SQLException;
  }

  @Override
  public void change(EntityKind kind, String column, UnaryOperator<@Nullable Object> change) {
    try (Connection connection = connecting.connect()) {
      @Nullable Object changed = change.apply(read(connection, kind, column));
      String sql = "update " + table(kind) + " set " + column + " = ? where " + row(kind);
      try (PreparedStatement update = connection.prepareStatement(sql)) {
        update.setObject(1, changed instanceof Instant at ? (Object) Times.toMicros(at) : changed);
        requireOne(update.executeUpdate());
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private static @Nullable Object read(Connection connection, EntityKind kind, String column)
      throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet rows = select.executeQuery("select " + column + " from " + place(kind))) {
      if (!rows.next()) {
        throw new AssertionError("There is no row of " + kind.label());
      }
      return value(column, rows);
    }
  }

  private static @Nullable Object value(String column, ResultSet rows) throws SQLException {
    if (List.of("archived", "active").contains(column)) {
      return rows.getBoolean(1);
    }
    @Nullable Object value = rows.getObject(1);
    return column.endsWith("_at") && value instanceof Number micros
        ? Times.ofMicros(micros.longValue())
        : value;
  }

  @Override
  public void remove(EntityKind kind) {
    run("delete from " + place(kind));
  }

  @Override
  public void copy(EntityKind kind, String tenant) {
    run(
        "create temporary table copied as select * from " + place(kind),
        "update copied set id = 'copy', tenant_id = '" + tenant + "'",
        "insert into " + table(kind) + " select * from copied",
        "drop table copied");
  }

  private void run(String... statements) {
    try (Connection connection = connecting.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private static void requireOne(int rows) {
    if (rows != 1) {
      throw new AssertionError(rows + " rows were changed");
    }
  }

  private static String place(EntityKind kind) {
    return table(kind) + " where " + row(kind);
  }

  private static String table(EntityKind kind) {
    return switch (kind) {
      case SETTINGS -> "user_settings";
      case SESSION -> "login_sessions";
      case FILE -> "stored_files";
      case TENANT,
          USER,
          CREDENTIAL,
          REFRESH_TOKEN,
          CONVERSATION,
          MESSAGE,
          TICKET,
          CANVAS,
          WORKFLOW,
          AUDIO_FILE,
          DOCUMENT,
          PROVIDER_CONFIG,
          IDEMPOTENT_ANSWER ->
          kind.plural().replace(' ', '_');
    };
  }

  private static String row(EntityKind kind) {
    return switch (kind) {
      case TENANT -> "id = 'default'";
      case USER -> "tenant_id = 'default' and id = 'local'";
      case CREDENTIAL, SETTINGS -> "tenant_id = 'default' and user_id = 'local'";
      case REFRESH_TOKEN -> "tenant_id = 'default' and hash = 'full'";
      case MESSAGE -> "tenant_id = 'default' and order_key = 'key-0000001'";
      case SESSION,
          CONVERSATION,
          TICKET,
          CANVAS,
          WORKFLOW,
          FILE,
          AUDIO_FILE,
          DOCUMENT,
          PROVIDER_CONFIG ->
          "tenant_id = 'default' and id = 'full'";
      case IDEMPOTENT_ANSWER -> throw new IllegalArgumentException("Answers are not compared");
    };
  }
}
