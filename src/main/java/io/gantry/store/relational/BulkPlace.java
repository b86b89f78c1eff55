package io.gantry.store.relational;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A place in the order that the records of a table are read in: behind the record that has these
 * values, or, when there are fewer values than columns, behind all that begin with them.
 */
record BulkPlace(List<String> values) {

  /** Stands for an empty value, as no value that is encoded looks. */
  private static final String EMPTY = "%";

  BulkPlace {
    values = List.copyOf(values);
  }

  /** The place behind the record that has the values of the first columns of the row. */
  static BulkPlace of(ResultSet row, int columns) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int column = 1; column <= columns; column++) {
      values.add(row.getString(column));
    }
    return new BulkPlace(values);
  }

  /**
   * The place that a text of {@link #toText} names.
   *
   * @param columns how many values it may have
   * @throws IllegalArgumentException when it names none
   */
  static BulkPlace ofText(String text, int columns) {
    List<String> values = Arrays.stream(text.split(",", -1)).map(BulkPlace::decoded).toList();
    BulkPlace place = new BulkPlace(values);
    if (values.size() > columns || !place.toText().equals(text)) {
      throw new IllegalArgumentException("This is no place in the store");
    }
    return place;
  }

  /** The place in ASCII letters, digits, and a few signs. */
  String toText() {
    return values.stream().map(BulkPlace::encoded).collect(Collectors.joining(","));
  }

  private static String encoded(String value) {
    return value.isEmpty() ? EMPTY : URLEncoder.encode(value, UTF_8);
  }

  private static String decoded(String part) {
    return part.equals(EMPTY) ? "" : URLDecoder.decode(part, UTF_8);
  }
}
