package io.gantry.store.relational;

import io.gantry.common.InvalidValueException;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of versions 1 to 4 as records, the same that its repositories give, odd rows with a
 * remark. A range is rows by their numbers; of conversations there is one more, of those that are
 * made up of messages whose session is not there.
 *
 * <p>One connection reads, so that all is of one moment; what rows are made into is made beside it.
 */
final class JaazBulkReader implements BulkReader {

  private static final String TOO_LARGE = "a value is larger than any record may hold";

  private final SchemaVersion version;
  private final SqliteSnapshot source;
  private final Charset charset;
  private final JaazBulkThreads threads;

  JaazBulkReader(SchemaVersion version, SqliteSnapshot source) {
    this.version = version;
    this.source = source;
    try {
      this.charset = ColumnTexts.ofSqlite(source.connection());
    } catch (SQLException failure) {
      throw unreadable(failure);
    }
    this.threads = new JaazBulkThreads(source.connection(), charset);
  }

  /** Rows of one table, as they were found, and what nothing can be made of. */
  private record Found<R>(
      List<R> rows, List<BulkRemark> unreadable, long last, boolean isStopped) {}

  /** Makes a record of a row, and says what is odd. */
  @FunctionalInterface
  private interface Making<R> {
    Object record(R row, List<BulkRemark> remarks);
  }

  @Override
  public Set<EntityKind> kinds() {
    return version.kinds();
  }

  @Override
  public boolean isSnapshot() {
    return true;
  }

  @Override
  public List<BulkRange> ranges(EntityKind kind, int parts) {
    if (!version.has(kind)) {
      throw new IllegalArgumentException(
          "Version " + version.number() + " has no " + kind.plural());
    }
    List<BulkRange> ranges = new ArrayList<>();
    for (JaazRowRange rows : rows(kind).divided(parts)) {
      ranges.add(new BulkRange(kind, rows.toString()));
    }
    if (kind == EntityKind.CONVERSATION) {
      ranges.add(new BulkRange(kind, JaazBulkThreads.MADE_UP));
    }
    return List.copyOf(ranges);
  }

  private synchronized JaazRowRange rows(EntityKind kind) {
    try {
      return JaazRowRange.of(source.connection(), JaazAdministration.table(kind));
    } catch (SQLException failure) {
      throw unreadable(failure);
    }
  }

  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    if (range.kind() == EntityKind.CONVERSATION && range.bounds().equals(JaazBulkThreads.MADE_UP)) {
      return madeUp(after);
    }
    JaazRowRange rows = JaazRowRange.parse(range.bounds());
    JaazRowRange rest = after.map(place -> rows.after(JaazRowRange.place(place))).orElse(rows);
    return switch (range.kind()) {
      case CONVERSATION -> sessions(rest);
      case MESSAGE -> batch(rest, JaazBulkTable.MESSAGES, JaazBulkReader::message);
      case CANVAS -> batch(rest, JaazBulkTable.CANVASES, JaazBulkReader::canvas);
      case WORKFLOW -> batch(rest, JaazBulkTable.WORKFLOWS, JaazBulkReader::workflow);
      case FILE -> batch(rest, JaazBulkTable.FILES, JaazBulkReader::file);
      case TENANT,
          USER,
          CREDENTIAL,
          SETTINGS,
          SESSION,
          REFRESH_TOKEN,
          TICKET,
          AUDIO_FILE,
          DOCUMENT,
          PROVIDER_CONFIG,
          IDEMPOTENT_ANSWER ->
          throw new IllegalArgumentException("Jaaz has no " + range.kind().plural());
    };
  }

  private static Object message(JaazMessageRow row, List<BulkRemark> remarks) {
    var record = row.toDomain();
    remarks.addAll(JaazOddities.of(row, record));
    return record;
  }

  private static Object canvas(JaazCanvasRow row, List<BulkRemark> remarks) {
    var record = row.toDomain();
    remarks.addAll(JaazOddities.of(row, record));
    return record;
  }

  private static Object workflow(JaazWorkflowRow row, List<BulkRemark> remarks) {
    var record = row.toDomain();
    remarks.addAll(JaazOddities.of(row, record));
    return record;
  }

  private static Object file(JaazFileRow row, List<BulkRemark> remarks) {
    var record = row.toDomain();
    remarks.addAll(JaazOddities.of(row, record));
    return record;
  }

  private <R extends JaazRow> BulkBatch batch(
      JaazRowRange rest, JaazBulkTable<R> table, Making<R> making) {
    Found<R> found = find(rest, table);
    List<BulkRecord> records = new ArrayList<>();
    List<BulkRemark> remarks = new ArrayList<>(found.unreadable());
    for (R row : found.rows()) {
      make(row, making, table, remarks).ifPresent(records::add);
    }
    return new BulkBatch(records, remarks, next(rest, found));
  }

  private static <R extends JaazRow> Optional<BulkRecord> make(
      R row, Making<R> making, JaazBulkTable<R> table, List<BulkRemark> remarks) {
    try {
      return Optional.of(BulkRecord.of(TenantId.DEFAULT, making.record(row, remarks)));
    } catch (StoreException.TooLarge | InvalidValueException refused) {
      remarks.add(remark(table.key(row, null), refused.getMessage()));
      return Optional.empty();
    }
  }

  private static @Nullable String next(JaazRowRange rest, Found<?> found) {
    return found.isStopped() && found.last() < rest.last() ? Long.toString(found.last()) : null;
  }

  private BulkBatch sessions(JaazRowRange rest) {
    JaazBulkTable<JaazSession> table = threads.table();
    Found<JaazSession> found = find(rest, table);
    List<BulkRecord> records = new ArrayList<>();
    List<BulkRemark> remarks = new ArrayList<>(found.unreadable());
    synchronized (this) {
      for (JaazSession row : found.rows()) {
        make(row, threads::record, table, remarks).ifPresent(records::add);
      }
      source.requireSame();
    }
    return new BulkBatch(records, remarks, next(rest, found));
  }

  private synchronized BulkBatch madeUp(Optional<String> after) {
    try {
      BulkBatch batch = threads.madeUp(after);
      source.requireSame();
      return batch;
    } catch (SQLException failure) {
      throw unreadable(failure);
    }
  }

  private synchronized <R extends JaazRow> Found<R> find(
      JaazRowRange rest, JaazBulkTable<R> table) {
    Connection connection = source.connection();
    String sql = table.select() + " WHERE rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, rest.first());
      statement.setLong(2, rest.last());
      statement.setInt(3, BulkBatch.MAX_RECORDS);
      try (ResultSet rows = statement.executeQuery()) {
        Found<R> found = gather(rows, table);
        source.requireSame();
        return found;
      }
    } catch (SQLException failure) {
      throw unreadable(failure);
    }
  }

  private <R extends JaazRow> Found<R> gather(ResultSet found, JaazBulkTable<R> table)
      throws SQLException {
    List<R> rows = new ArrayList<>();
    List<BulkRemark> unreadable = new ArrayList<>();
    ColumnTexts texts = table.texts(charset);
    long characters = 0;
    long last = Long.MIN_VALUE;
    while (characters < BulkBatch.ENOUGH_CHARACTERS && found.next()) {
      last = table.number(found);
      if (table.isTooLarge(found)) {
        unreadable.add(remark(table.key(last), row(table, last) + TOO_LARGE));
        continue;
      }
      JaazBulkTable.Read<R> one = table.row(found, texts);
      characters += table.characters(one.row());
      if (one.wrong() == null) {
        rows.add(one.row());
      } else {
        unreadable.add(remark(table, one.row(), one.wrong()));
      }
    }
    boolean isFull = rows.size() + unreadable.size() == BulkBatch.MAX_RECORDS;
    return new Found<>(rows, unreadable, last, isFull || characters >= BulkBatch.ENOUGH_CHARACTERS);
  }

  private static String row(JaazBulkTable<?> table, long number) {
    return "row " + number + " of " + table.name() + ": ";
  }

  private static <R extends JaazRow> BulkRemark remark(
      JaazBulkTable<R> table, R row, InvalidValueException wrong) {
    String mending =
        "; mend a copy: UPDATE "
            + table.name()
            + " SET "
            + wrong.field()
            + " = '...' WHERE rowid = "
            + row.number;
    return remark(
        table.key(row, wrong.field()), row(table, row.number) + wrong.getMessage() + mending);
  }

  private static BulkRemark remark(RecordKey key, @Nullable String detail) {
    return JaazOddities.remark(key, Oddity.UNREADABLE, String.valueOf(detail));
  }

  private static StoreException unreadable(SQLException failure) {
    return SqlOutage.unavailable("The database cannot be read", failure);
  }

  @Override
  public synchronized void close() {
    source.close();
  }
}
