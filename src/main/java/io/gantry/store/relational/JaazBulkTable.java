package io.gantry.store.relational;

import io.gantry.common.InvalidValueException;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.store.jaaz.JaazIds;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of versions 1 to 4 as moves read and fill it: by the names of its columns, whose order
 * differs between files, and each value as the text that it is.
 *
 * @param reference the column that tells whose the row is, or which it is
 * @param columns all but the number of the row
 * @param <R> its row, the same that the repositories use
 */
record JaazBulkTable<R extends JaazRow>(
    EntityKind kind, String name, String reference, Supplier<R> maker, List<Column<R>> columns) {

  /** More than any record may hold in one value, with room for what is cut. */
  private static final int MAX_BYTES = 64 * 1024 * 1024;

  private static final String HAS_CANVAS =
      "SELECT count(*) FROM pragma_table_info('chat_sessions') WHERE lower(name) = 'canvas_id'";

  static final JaazBulkTable<JaazMessageRow> MESSAGES =
      new JaazBulkTable<>(
          EntityKind.MESSAGE,
          "chat_messages",
          "session_id",
          JaazMessageRow::new,
          List.of(
              column("session_id", row -> row.sessionId, (row, text) -> row.sessionId = text),
              column("role", row -> row.role, (row, text) -> row.role = text),
              column("message", row -> row.message, (row, text) -> row.message = text),
              column("created_at", row -> row.createdAt, (row, text) -> row.createdAt = text),
              column("updated_at", row -> row.updatedAt, (row, text) -> row.updatedAt = text)));

  static final JaazBulkTable<JaazCanvasRow> CANVASES =
      new JaazBulkTable<>(
          EntityKind.CANVAS,
          "canvases",
          "id",
          JaazCanvasRow::new,
          List.of(
              column("id", row -> row.id, (row, text) -> row.id = text),
              column("name", row -> row.name, (row, text) -> row.name = text),
              column("data", row -> row.data, (row, text) -> row.data = text),
              column("description", row -> row.description, (row, text) -> row.description = text),
              column("thumbnail", row -> row.thumbnail, (row, text) -> row.thumbnail = text),
              column("created_at", row -> row.createdAt, (row, text) -> row.createdAt = text),
              column("updated_at", row -> row.updatedAt, (row, text) -> row.updatedAt = text)));

  static final JaazBulkTable<JaazWorkflowRow> WORKFLOWS =
      new JaazBulkTable<>(
          EntityKind.WORKFLOW,
          "comfy_workflows",
          "id",
          JaazWorkflowRow::new,
          List.of(
              column("name", row -> row.name, (row, text) -> row.name = text),
              column("api_json", row -> row.apiJson, (row, text) -> row.apiJson = text),
              column("description", row -> row.description, (row, text) -> row.description = text),
              column("inputs", row -> row.inputs, (row, text) -> row.inputs = text),
              column("outputs", row -> row.outputs, (row, text) -> row.outputs = text),
              column("created_at", row -> row.createdAt, (row, text) -> row.createdAt = text),
              column("updated_at", row -> row.updatedAt, (row, text) -> row.updatedAt = text)));

  static final JaazBulkTable<JaazFileRow> FILES =
      new JaazBulkTable<>(
          EntityKind.FILE,
          "files",
          "id",
          JaazFileRow::new,
          List.of(
              column("id", row -> row.id, (row, text) -> row.id = text),
              column("file_path", row -> row.filePath, (row, text) -> row.filePath = text),
              column("width", row -> row.width, (row, text) -> row.width = text),
              column("height", row -> row.height, (row, text) -> row.height = text),
              column("created_at", row -> row.createdAt, (row, text) -> row.createdAt = text),
              column("updated_at", row -> row.updatedAt, (row, text) -> row.updatedAt = text)));

  /** The value of the column {@code fault} for a row that is not to be read at all. */
  private static final int TOO_LARGE = -1;

  /** The values of a row come behind its number and its fault. */
  private static final int FIRST = 3;

  /**
   * A row as it was found.
   *
   * @param wrong the column, and what is wrong with what it holds; null when it is all text
   */
  record Read<R>(R row, @Nullable InvalidValueException wrong) {}

  /** One column. */
  record Column<R>(
      String name, Function<R, @Nullable String> get, BiConsumer<R, @Nullable String> set) {}

  JaazBulkTable {
    columns = List.copyOf(columns);
  }

  private static <R> Column<R> column(
      String name, Function<R, @Nullable String> get, BiConsumer<R, @Nullable String> set) {
    return new Column<>(name, get, set);
  }

  /**
   * @param hasCanvas see {@link #hasCanvas}
   */
  static JaazBulkTable<JaazSession> sessions(boolean hasCanvas) {
    List<Column<JaazSession>> columns =
        List.of(
            column("id", row -> row.id, (row, text) -> row.id = text),
            column("title", row -> row.title, (row, text) -> row.title = text),
            column("model", row -> row.model, (row, text) -> row.model = text),
            column("provider", row -> row.provider, (row, text) -> row.provider = text),
            column("created_at", row -> row.createdAt, (row, text) -> row.createdAt = text),
            column("updated_at", row -> row.updatedAt, (row, text) -> row.updatedAt = text),
            column("canvas_id", JaazSession::canvas, JaazSession::setCanvas));
    return new JaazBulkTable<>(
        EntityKind.CONVERSATION,
        "chat_sessions",
        "id",
        hasCanvas ? JaazSessionRow::new : JaazOldSessionRow::new,
        hasCanvas ? columns : columns.subList(0, columns.size() - 1));
  }

  /** Whether sessions have {@code canvas_id}, which the first releases had not. */
  static boolean hasCanvas(Connection connection) throws SQLException {
    return Rows.number(connection, HAS_CANVAS) > 0;
  }

  private String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** All columns; a condition and an order may follow. */
  String select() {
    String values =
        columns.stream().map(column -> text(column.name())).collect(Collectors.joining(", "));
    return "SELECT rowid AS number, " + fault() + " AS fault, " + values + " FROM " + name;
  }

  /** Of a number, the driver would give the bytes in another encoding than those of texts. */
  private static String text(String column) {
    return "iif(typeof("
        + column
        + ") IN ('integer', 'real'), CAST("
        + column
        + " AS TEXT), "
        + column
        + ")";
  }

  /** A value that is too large is found out without being read; bytes by the column, from 1. */
  private String fault() {
    StringBuilder bytes = new StringBuilder();
    for (int place = 0; place < columns.size(); place++) {
      String column = columns.get(place).name();
      bytes.append(" WHEN typeof(" + column + ") = 'blob' THEN " + (place + 1));
    }
    String longest =
        columns.stream()
            .map(column -> "coalesce(octet_length(" + column.name() + "), 0)")
            .collect(Collectors.joining(", "));
    return "CASE WHEN max("
        + longest
        + ") > "
        + MAX_BYTES
        + " THEN "
        + TOO_LARGE
        + bytes
        + " ELSE 0 END";
  }

  boolean isTooLarge(ResultSet row) throws SQLException {
    return row.getInt("fault") == TOO_LARGE;
  }

  long number(ResultSet row) throws SQLException {
    return row.getLong("number");
  }

  /** What makes texts of the bytes of a result of {@link #select}. */
  ColumnTexts texts(Charset charset) {
    return new ColumnTexts(charset, columns.size() + FIRST - 1);
  }

  /** The row that the cursor stands on, which is not too large. */
  Read<R> row(ResultSet found, ColumnTexts texts) throws SQLException {
    R row = maker.get();
    row.number = number(found);
    int bytes = found.getInt("fault");
    InvalidValueException wrong =
        bytes == 0 ? null : new InvalidValueException(column(bytes), "must be text, not bytes");
    int place = FIRST;
    for (Column<R> column : columns) {
      column.set().accept(row, texts.read(found, place));
      wrong = wrong == null && !texts.isSound() ? ColumnTexts.noText(column.name()) : wrong;
      place++;
    }
    return new Read<>(row, wrong);
  }

  private String column(int number) {
    return columns.get(number - 1).name();
  }

  /** How many characters the row brings with it. */
  long characters(R row) {
    return columns.stream()
        .map(column -> column.get().apply(row))
        .mapToLong(text -> text == null ? 0 : text.length())
        .sum();
  }

  /**
   * Stores one row and leaves what is there; {@link #bind} sets its values.
   *
   * @param numbered whether the row says its number; otherwise it gets the next one
   */
  String insert(boolean numbered) {
    String places = "?, ".repeat(columns.size() - 1) + "?";
    return "INSERT INTO "
        + name
        + " ("
        + names()
        + (numbered ? ", rowid" : "")
        + ") VALUES ("
        + places
        + (numbered ? ", ?" : "")
        + ") ON CONFLICT DO NOTHING";
  }

  void bind(PreparedStatement statement, R row, boolean numbered) throws SQLException {
    int index = 1;
    for (Column<R> column : columns) {
      String text = column.get().apply(row);
      if (text == null) {
        statement.setNull(index, Types.VARCHAR);
      } else {
        statement.setString(index, text);
      }
      index++;
    }
    if (numbered) {
      statement.setLong(index, row.number);
    }
  }

  /**
   * What comes next to the key of a row that no record can be made of.
   *
   * @param wrong the column that holds no text, if one does
   */
  RecordKey key(R row, @Nullable String wrong) {
    if (reference.equals(wrong)) {
      return key(row.number);
    }
    String id = row instanceof JaazTextRow named ? named.shownId() : Long.toString(row.number);
    return row instanceof JaazMessageRow message
        ? new RecordKey(kind, List.of(JaazIds.ofSession(message.sessionId), id))
        : new RecordKey(kind, List.of(id));
  }

  /** {@link #key(JaazRow, String)} of a row that was not even read. */
  RecordKey key(long number) {
    return new RecordKey(kind, List.of(JaazIds.ofRow(number)));
  }
}
