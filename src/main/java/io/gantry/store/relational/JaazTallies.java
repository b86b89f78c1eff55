package io.gantry.store.relational;

import io.gantry.store.jaaz.JaazTimes;
import io.gantry.store.relational.JaazThread.Tally;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the messages of sessions come to, by plain SQL; for one thread at a time. */
final class JaazTallies implements AutoCloseable {

  private static final String OF_MESSAGES =
      "SELECT t.messages, a.created_at, a.updated_at, z.created_at, z.updated_at"
          + " FROM (SELECT count(*) AS messages, min(rowid) AS first, max(rowid) AS last"
          + " FROM chat_messages WHERE session_id %s) t"
          + " LEFT JOIN chat_messages a ON a.rowid = t.first"
          + " LEFT JOIN chat_messages z ON z.rowid = t.last";

  private static final String OF_ROW =
      OF_MESSAGES.formatted("= (SELECT id FROM chat_sessions WHERE rowid = ?)");

  /** Ids are compared by their bytes: those that are no text are not what they are read as. */
  private static final String OF_ID = OF_MESSAGES.formatted("= CAST(? AS TEXT)");

  private static final String NAMELESS = OF_MESSAGES.formatted("IS NULL");

  private final PreparedStatement ofRow;
  private final PreparedStatement ofId;
  private final PreparedStatement nameless;

  JaazTallies(Connection connection) throws SQLException {
    ofRow = connection.prepareStatement(OF_ROW);
    ofId = connection.prepareStatement(OF_ID);
    nameless = connection.prepareStatement(NAMELESS);
  }

  /** Of the session in the row with this number. */
  Tally ofRow(long number) throws SQLException {
    ofRow.setLong(1, number);
    return tally(ofRow);
  }

  /** Of messages that name a session with an id of these bytes. */
  Tally ofId(byte[] id) throws SQLException {
    ofId.setBytes(1, id);
    return tally(ofId);
  }

  /** Of messages that name no session. */
  Tally nameless() throws SQLException {
    return tally(nameless);
  }

  private static Tally tally(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      long count = row.getLong(1);
      return count == 0
          ? Tally.EMPTY
          : new Tally(
              count,
              JaazTimes.read(row.getString(2), row.getString(3)),
              JaazTimes.read(row.getString(4), row.getString(5)));
    }
  }

  @Override
  public void close() throws SQLException {
    ofRow.close();
    ofId.close();
    nameless.close();
  }
}
