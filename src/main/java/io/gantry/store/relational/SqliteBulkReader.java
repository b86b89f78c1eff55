package io.gantry.store.relational;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.EntityKind;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a SQLite file of version 7 whole, as it was when the reader was opened. */
final class SqliteBulkReader implements BulkReader {

  /** What fewer records are not worth dividing. */
  private static final long WORTH_DIVIDING = 2_000;

  private final ReadOnlySqlite file;
  private final BulkConnections connections;
  private final Charset charset;

  private SqliteBulkReader(ReadOnlySqlite file, BulkConnections connections, Charset charset) {
    this.file = file;
    this.connections = connections;
    this.charset = charset;
  }

  /**
   * @param survey refuses tables that are not those of the version
   */
  static SqliteBulkReader open(SqliteFile path, int size, BulkConnections.Look survey) {
    ReadOnlySqlite file = new ReadOnlySqlite(path);
    try {
      BulkConnections connections = BulkConnections.of(file.snapshot(size));
      try {
        connections.look(survey);
        Charset charset = connections.use(ColumnTexts::ofSqlite);
        return new SqliteBulkReader(file, connections, charset);
      } catch (RuntimeException failure) {
        connections.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw SqlOutage.unavailable("The database cannot be read", failure);
    }
  }

  @Override
  public Set<EntityKind> kinds() {
    return BulkTable.all().keySet();
  }

  @Override
  public boolean isSnapshot() {
    return true;
  }

  @Override
  public List<BulkRange> ranges(EntityKind kind, int parts) {
    BulkTable<?, ?> table = BulkTable.of(kind);
    List<BulkPlace> cuts = connections.use(connection -> cuts(connection, table, parts));
    file.requireUnchanged();
    return BulkSpan.ranges(kind, cuts);
  }

  private static List<BulkPlace> cuts(Connection connection, BulkTable<?, ?> table, int parts)
      throws SQLException {
    List<BulkPlace> cuts = new ArrayList<>();
    long count = Rows.number(connection, "SELECT count(*) FROM " + table.name());
    if (count < WORTH_DIVIDING) {
      return cuts;
    }
    BulkSpan rest = new BulkSpan(null, null);
    for (int part = 1; part < parts; part++) {
      List<BulkPlace> cut = behind(connection, table, rest, count / parts);
      cuts.addAll(cut);
      rest = cut.isEmpty() ? rest : rest.behind(cut.get(0));
    }
    return cuts;
  }

  /** The place that so many rows lie in front of. */
  private static List<BulkPlace> behind(
      Connection connection, BulkTable<?, ?> table, BulkSpan rest, long rows) throws SQLException {
    String columns = String.join(", ", table.cut());
    String sql =
        "SELECT "
            + columns
            + " FROM "
            + table.name()
            + rest.condition(table.cut())
            + " ORDER BY "
            + columns
            + " LIMIT 1 OFFSET "
            + rows;
    return Rows.list(
        connection,
        sql,
        row -> BulkPlace.of(row, table.cut().size()),
        rest.parameters().toArray(String[]::new));
  }

  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    BulkTable<?, ?> table = BulkTable.of(range.kind());
    BulkSpan span = BulkSpan.of(range, after, table);
    BulkBatch batch = connections.use(connection -> read(connection, table, span));
    file.requireUnchanged();
    return batch;
  }

  private BulkBatch read(Connection connection, BulkTable<?, ?> table, BulkSpan span)
      throws SQLException {
    String sql =
        "SELECT "
            + table.rows().columnList()
            + " FROM "
            + table.name()
            + span.condition(table.order())
            + " ORDER BY "
            + String.join(", ", table.order());
    BatchOfRows batch = new BatchOfRows(table);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      List<String> parameters = span.parameters();
      for (int index = 0; index < parameters.size(); index++) {
        statement.setString(index + 1, parameters.get(index));
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<RowTable.ColumnOf> columns = table.rows().columns();
        ColumnTexts texts = new ColumnTexts(charset, columns.size());
        boolean more = rows.next();
        while (more && !batch.isFull()) {
          JdbcValues values = JdbcValues.of(rows, columns, texts);
          batch.add(values, values.characters());
          more = rows.next();
        }
        return batch.batch(!more);
      }
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
