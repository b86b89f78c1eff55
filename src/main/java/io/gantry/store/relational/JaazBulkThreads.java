package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Conversation;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.store.StoreException;
import io.gantry.store.jaaz.JaazIds;
import io.gantry.store.relational.JaazThread.Tally;
import io.gantry.tenancy.TenantId;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Conversations of versions 1 to 4 as moves read them; for one thread at a time. */
final class JaazBulkThreads {

  /** The range of those without a session. */
  static final String MADE_UP = "made up";

  private static final HexFormat HEX = HexFormat.of();

  /** Steps from one session id to the next in the index; their bytes, with those alike left out. */
  private static final String ORPHANED =
      "WITH RECURSIVE step(id) AS (SELECT min(session_id) FROM chat_messages %s UNION ALL"
          + " SELECT (SELECT min(m.session_id) FROM chat_messages m WHERE m.session_id > step.id)"
          + " FROM step WHERE step.id IS NOT NULL)"
          + " SELECT CAST(id AS BLOB) FROM step WHERE typeof(id) = 'text'"
          + " AND NOT EXISTS (SELECT 1 FROM chat_sessions s WHERE s.id = step.id) LIMIT ?";

  private static final String BEHIND = "WHERE session_id > CAST(? AS TEXT)";

  private static final String FIRST_NAMELESS =
      "SELECT coalesce(min(rowid), 0), count(*) FROM chat_sessions WHERE id IS NULL";

  private final Connection connection;
  private final Charset charset;
  private final JaazBulkTable<JaazSession> table;
  private final OptionalLong firstNameless;
  private final JaazTallies tallies;

  /**
   * @param charset of the texts of the file
   */
  JaazBulkThreads(Connection connection, Charset charset) {
    this.connection = connection;
    this.charset = charset;
    try {
      table = JaazBulkTable.sessions(JaazBulkTable.hasCanvas(connection));
      firstNameless =
          Rows.list(
                  connection,
                  FIRST_NAMELESS,
                  row ->
                      row.getLong(2) == 0 ? OptionalLong.empty() : OptionalLong.of(row.getLong(1)))
              .get(0);
      tallies = new JaazTallies(connection);
    } catch (SQLException failure) {
      throw unreadable(failure);
    }
  }

  JaazBulkTable<JaazSession> table() {
    return table;
  }

  /** The conversation of a session, and what is odd about it. */
  Conversation record(JaazSession row, List<BulkRemark> remarks) {
    try {
      Conversation shown = thread(row).toDomain();
      remarks.addAll(JaazOddities.of(row, shown));
      return shown;
    } catch (SQLException failure) {
      throw unreadable(failure);
    }
  }

  private JaazThread thread(JaazSession row) throws SQLException {
    if (row.id != null) {
      return new JaazThread(row.shownId(), row, tallies.ofRow(row.number));
    }
    boolean isFirst = firstNameless.isPresent() && firstNameless.getAsLong() == row.number;
    return isFirst
        ? new JaazThread(JaazIds.NO_SESSION, row, tallies.nameless())
        : new JaazThread(row.shownId(), row, Tally.EMPTY);
  }

  /**
   * Conversations that messages name and that have no session; last of them, the one of messages
   * that name none.
   *
   * @param after bytes of an id, in hexadecimal digits
   */
  BulkBatch madeUp(Optional<String> after) throws SQLException {
    MadeUp made = new MadeUp();
    byte[] last = null;
    int count = 0;
    String start = after.isPresent() ? BEHIND : "";
    try (PreparedStatement statement = connection.prepareStatement(ORPHANED.formatted(start))) {
      int index = 1;
      if (after.isPresent()) {
        statement.setBytes(index++, HEX.parseHex(after.get()));
      }
      statement.setInt(index, BulkBatch.MAX_RECORDS);
      try (ResultSet rows = statement.executeQuery()) {
        ColumnTexts texts = new ColumnTexts(charset, 1);
        while (rows.next()) {
          count++;
          last = rows.getBytes(1);
          String id = JaazIds.shown(requireNonNull(texts.read(rows, 1), "id"));
          if (texts.isSound()) {
            made.add(new JaazThread(id, null, tallies.ofId(last)));
          } else {
            made.addUnreadable(id);
          }
        }
      }
    }
    if (last != null && count == BulkBatch.MAX_RECORDS) {
      return made.batch(HEX.formatHex(last));
    }
    Tally nameless = firstNameless.isPresent() ? Tally.EMPTY : tallies.nameless();
    if (nameless.count() > 0) {
      made.add(new JaazThread(JaazIds.NO_SESSION, null, nameless));
    }
    return made.batch(null);
  }

  /** Gathers them, each with a remark. */
  private static final class MadeUp {

    private final List<BulkRecord> records = new ArrayList<>();
    private final List<BulkRemark> remarks = new ArrayList<>();

    void add(JaazThread thread) {
      BulkRecord record = BulkRecord.of(TenantId.DEFAULT, thread.toDomain());
      records.add(record);
      remarks.add(
          JaazOddities.remark(
              record.key(),
              Oddity.ORPHAN,
              "its messages have no session; made up with no title, and their times"));
    }

    void addUnreadable(String id) {
      remarks.add(
          JaazOddities.remark(
              new RecordKey(EntityKind.CONVERSATION, List.of(id)),
              Oddity.UNREADABLE,
              String.valueOf(ColumnTexts.noText("session_id").getMessage())));
    }

    BulkBatch batch(@Nullable String next) {
      return new BulkBatch(records, remarks, next);
    }
  }

  private static StoreException unreadable(SQLException failure) {
    return SqlOutage.unavailable("The database cannot be read", failure);
  }
}
