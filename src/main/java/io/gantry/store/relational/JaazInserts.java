package io.gantry.store.relational;

import io.gantry.store.BulkLoad.Into;
import io.gantry.store.BulkRecord;
import io.gantry.store.StoreException;
import io.gantry.store.jaaz.JaazIds;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stores rows that a load brings, with statements that are prepared once; for one thread at a time.
 * Rows that are there and equal are left alone.
 */
final class JaazInserts implements AutoCloseable {

  private final Connection connection;
  private final Into into;
  private final Charset charset;
  private final JaazBulkTable<JaazSession> sessions;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  JaazInserts(Connection connection, Into into, boolean hasCanvas) throws SQLException {
    this.connection = connection;
    this.into = into;
    this.charset = ColumnTexts.ofSqlite(connection);
    this.sessions = JaazBulkTable.sessions(hasCanvas);
  }

  /**
   * @throws StoreException.AlreadyExists when another record is there under its key
   */
  void insert(JaazRow row, BulkRecord record) throws SQLException {
    if (row instanceof JaazSession session) {
      insertSession(session, record);
    } else if (row instanceof JaazMessageRow message) {
      insert(JaazBulkTable.MESSAGES, message, record);
    } else if (row instanceof JaazCanvasRow canvas) {
      insert(JaazBulkTable.CANVASES, canvas, record);
    } else if (row instanceof JaazWorkflowRow workflow) {
      insert(JaazBulkTable.WORKFLOWS, workflow, record);
    } else if (row instanceof JaazFileRow file) {
      insert(JaazBulkTable.FILES, file, record);
    } else {
      throw new IllegalArgumentException("No table has " + row.getClass());
    }
  }

  /** The first session without an id is the one of messages that name none. */
  private void insertSession(JaazSession row, BulkRecord record) throws SQLException {
    if (record.key().parts().contains(JaazIds.NO_SESSION)) {
      Long first = number("SELECT min(rowid) FROM chat_sessions WHERE id IS NULL");
      if (first != null && (into == Into.FILLED || isThere(sessions, first, record))) {
        requireThere(sessions, first, record);
        return;
      }
      Long lowest = number("SELECT min(rowid) FROM chat_sessions");
      row.number = lowest == null ? 1 : Math.min(1, lowest - 1);
    }
    insert(sessions, row, record);
  }

  private @Nullable Long number(String query) throws SQLException {
    try (ResultSet row = prepared(query).executeQuery()) {
      long number = row.getLong(1);
      return row.wasNull() ? null : (Long) number;
    }
  }

  private <R extends JaazRow> void insert(JaazBulkTable<R> table, R row, BulkRecord record)
      throws SQLException {
    boolean numbered = row.number != null;
    PreparedStatement insert = prepared(table.insert(numbered));
    table.bind(insert, row, numbered);
    if (insert.executeUpdate() == 0) {
      insertOnTaken(table, row, record, insert);
    }
  }

  private <R extends JaazRow> void insertOnTaken(
      JaazBulkTable<R> table, R row, BulkRecord record, PreparedStatement insert)
      throws SQLException {
    if (row instanceof JaazTextRow named && named.id == null && moveAway(table, row.number)) {
      insert.executeUpdate();
    } else if (row instanceof JaazTextRow named && named.id != null) {
      requireThere(table, numberOf(table, named.id), record);
    } else {
      requireThere(table, row.number, record);
    }
  }

  /** Rows with an id may have any number: one that takes that of a row without gets another. */
  private boolean moveAway(JaazBulkTable<?> table, long number) throws SQLException {
    PreparedStatement move =
        prepared(
            "UPDATE %1$s SET rowid = (SELECT max(rowid) + 1 FROM %1$s) WHERE rowid = ? AND id IS NOT NULL"
                .formatted(table.name()));
    move.setLong(1, number);
    return move.executeUpdate() == 1;
  }

  private long numberOf(JaazBulkTable<?> table, String id) throws SQLException {
    PreparedStatement find = prepared("SELECT rowid FROM " + table.name() + " WHERE id = ?");
    find.setString(1, id);
    try (ResultSet row = find.executeQuery()) {
      return row.getLong(1);
    }
  }

  private <R extends JaazRow> boolean isThere(
      JaazBulkTable<R> table, long number, BulkRecord record) throws SQLException {
    PreparedStatement find = prepared(table.select() + " WHERE rowid = ?");
    find.setLong(1, number);
    try (ResultSet found = find.executeQuery()) {
      if (!found.next() || table.isTooLarge(found)) {
        return false;
      }
      JaazBulkTable.Read<R> there = table.row(found, table.texts(charset));
      Object shown = JaazBulkRows.shown(there.row(), record.value());
      return there.wrong() == null && JaazBulkRows.differing(record.value(), shown).isEmpty();
    }
  }

  private <R extends JaazRow> void requireThere(
      JaazBulkTable<R> table, long number, BulkRecord record) throws SQLException {
    if (!isThere(table, number, record)) {
      throw new StoreException.AlreadyExists(record.kind().label(), "id");
    }
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      statements.put(sql, known);
    }
    return known;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
    statements.clear();
  }
}
