package io.gantry.store.relational;

import io.gantry.store.BulkBatch;
import io.gantry.store.StoreException;
import io.gantry.store.foreign.ForeignLook;
import io.gantry.store.foreign.ForeignPage;
import io.gantry.store.foreign.ForeignRow;
import io.gantry.store.foreign.ForeignTable;
import io.gantry.store.foreign.ForeignTables;
import io.gantry.store.foreign.ForeignValue;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a file of SQLite that another program made. One connection reads, so that all is of
 * one moment. Every value is taken as it is stored, whatever type its column was declared with.
 */
final class SqliteForeignTables implements ForeignTables {

  /** Tells rows apart that are equal in all columns of the order. */
  private static final String ROW = "rowid";

  private final SqliteFile file;
  private final @Nullable SqliteSnapshot source;
  private @Nullable Charset charset;
  private boolean isClosed;

  private SqliteForeignTables(SqliteFile file, @Nullable SqliteSnapshot source) {
    this.file = file;
    this.source = source;
  }

  static SqliteForeignTables open(SqliteFile file) {
    return new SqliteForeignTables(file, file.exists() ? SqliteSnapshot.open(file) : null);
  }

  @Override
  public boolean canDivide() {
    return false;
  }

  @Override
  public boolean isSnapshot() {
    return true;
  }

  @Override
  public OptionalLong bytes() {
    return source == null ? OptionalLong.empty() : OptionalLong.of(file.path().toFile().length());
  }

  @Override
  public synchronized List<ForeignTable> tables() {
    if (source == null) {
      return List.of();
    }
    try {
      List<ForeignTable> tables = new ArrayList<>();
      for (String name : names(source.connection())) {
        tables.add(table(source.connection(), name));
      }
      source.requireSame();
      return List.copyOf(tables);
    } catch (SQLException failure) {
      throw unreadable(failure);
    }
  }

  private static List<String> names(Connection connection) throws SQLException {
    return Rows.list(
        connection,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%'"
            + " ESCAPE '\\' ORDER BY name",
        row -> row.getString(1));
  }

  private static ForeignTable table(Connection connection, String name) throws SQLException {
    String columns = "SELECT name FROM pragma_table_info(?)";
    return new ForeignTable(
        name,
        Set.copyOf(Rows.list(connection, columns, row -> row.getString(1), name)),
        Rows.list(
            connection, columns + " WHERE pk > 0 ORDER BY pk", row -> row.getString(1), name));
  }

  @Override
  public synchronized ForeignPage read(ForeignLook look, Optional<String> after) {
    if (source == null) {
      return new ForeignPage(List.of(), null);
    }
    List<String> order = Stream.concat(look.order().stream(), Stream.of(ROW)).toList();
    List<@Nullable Object> place = after.map(SqlitePlace::read).orElse(List.of());
    if (!place.isEmpty() && place.size() != order.size()) {
      throw new IllegalArgumentException("Not a place of this table: " + after.orElse(""));
    }
    try (PreparedStatement statement =
        source.connection().prepareStatement(sql(look, order, place))) {
      bind(statement, place);
      try (ResultSet rows = statement.executeQuery()) {
        ForeignPage page = page(rows, order.size(), charset(source.connection()));
        source.requireSame();
        return page;
      }
    } catch (SQLException failure) {
      throw unreadable(failure);
    }
  }

  /** Asked for once: it is the same as long as there is the file. */
  private Charset charset(Connection connection) throws SQLException {
    Charset known = charset == null ? ColumnTexts.ofSqlite(connection) : charset;
    charset = known;
    return known;
  }

  private static String sql(ForeignLook look, List<String> order, List<@Nullable Object> place) {
    String columns =
        look.columns().isEmpty()
            ? "*"
            : look.columns().stream().map(Rows::quoted).collect(Collectors.joining(", "));
    String keys = order.stream().map(SqliteForeignTables::name).collect(Collectors.joining(", "));
    return "SELECT "
        + keys
        + ", "
        + columns
        + " FROM "
        + Rows.quoted(look.table())
        + (place.isEmpty() ? "" : " WHERE " + SqlitePlace.behind(names(order), place))
        + " ORDER BY "
        + keys
        + " LIMIT "
        + (ForeignPage.MAX_ROWS + 1);
  }

  private static List<String> names(List<String> order) {
    return order.stream().map(SqliteForeignTables::name).toList();
  }

  private static String name(String column) {
    return column.equals(ROW) ? ROW : Rows.quoted(column);
  }

  private static void bind(PreparedStatement statement, List<@Nullable Object> place)
      throws SQLException {
    int index = 0;
    for (Object value : SqlitePlace.parameters(place)) {
      statement.setObject(++index, value);
    }
  }

  /** Ends with enough rows or characters; the row behind them is read, and not given. */
  private static ForeignPage page(ResultSet rows, int keys, Charset charset) throws SQLException {
    List<ForeignRow> found = new ArrayList<>();
    long characters = 0;
    List<@Nullable Object> last = List.of();
    while (rows.next()) {
      if (found.size() == ForeignPage.MAX_ROWS || characters >= BulkBatch.ENOUGH_CHARACTERS) {
        return new ForeignPage(found, SqlitePlace.write(last));
      }
      ForeignRow row = row(rows, keys, charset);
      found.add(row);
      characters += row.length();
      last = key(rows, keys, charset);
    }
    return new ForeignPage(found, null);
  }

  private static List<@Nullable Object> key(ResultSet rows, int keys, Charset charset)
      throws SQLException {
    List<@Nullable Object> key = new ArrayList<>();
    for (int index = 1; index <= keys; index++) {
      key.add(stored(rows, index, charset));
    }
    return key;
  }

  private static ForeignRow row(ResultSet rows, int keys, Charset charset) throws SQLException {
    Map<String, ForeignValue> values = new LinkedHashMap<>();
    int count = rows.getMetaData().getColumnCount();
    for (int index = keys + 1; index <= count; index++) {
      values.put(rows.getMetaData().getColumnName(index), value(stored(rows, index, charset)));
    }
    return new ForeignRow(values);
  }

  /**
   * The bytes come first: a text that the driver was asked for has been made one of UTF-8, with
   * something in the place of what is none.
   */
  private static @Nullable Object stored(ResultSet rows, int index, Charset charset)
      throws SQLException {
    byte[] bytes = rows.getBytes(index);
    Object stored = rows.getObject(index);
    if (!(stored instanceof String)) {
      return stored;
    }
    String text = new String(bytes, charset);
    return ColumnTexts.isSound(text, bytes, charset) ? text : new SqlitePlace.NoText(bytes);
  }

  private static ForeignValue value(@Nullable Object stored) {
    if (stored == null) {
      return new ForeignValue.Nothing();
    }
    if (stored instanceof String text) {
      return new ForeignValue.Text(text);
    }
    if (stored instanceof byte[] bytes) {
      return new ForeignValue.Other("blob", '"' + Base64.getEncoder().encodeToString(bytes) + '"');
    }
    if (stored instanceof SqlitePlace.NoText damaged) {
      return new ForeignValue.Damaged(damaged.bytes().length);
    }
    return stored instanceof Double real ? real(real) : number(stored);
  }

  private static ForeignValue number(Object stored) {
    return new ForeignValue.Number(BigDecimal.valueOf(((Number) stored).longValue()));
  }

  /** SQLite itself keeps no more of such a number than a double has. */
  private static ForeignValue real(Double stored) {
    return Double.isFinite(stored)
        ? new ForeignValue.Number(BigDecimal.valueOf(stored))
        : new ForeignValue.Other("real", '"' + stored.toString() + '"');
  }

  private StoreException.Unavailable unreadable(SQLException failure) {
    return SqlOutage.unavailable(file.path() + " cannot be read", failure);
  }

  @Override
  public synchronized void close() {
    if (source != null && !isClosed) {
      isClosed = true;
      source.close();
    }
  }
}
