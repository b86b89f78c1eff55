package io.gantry.store.relational;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows of a table by their numbers, both ends included; there may be none. */
record JaazRowRange(long first, long last) {

  private static final Pattern FORM = Pattern.compile("rows (-?\\d{1,19}) to (-?\\d{1,19})");

  static JaazRowRange of(Connection connection, String table) throws SQLException {
    return Rows.list(
            connection,
            "SELECT coalesce(min(rowid), 1), coalesce(max(rowid), 0) FROM " + table,
            row -> new JaazRowRange(row.getLong(1), row.getLong(2)))
        .get(0);
  }

  /**
   * @throws IllegalArgumentException when it is not one that {@link #toString} gave
   */
  static JaazRowRange parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("No range of rows: " + text);
    }
    return new JaazRowRange(place(parts.group(1)), place(parts.group(2)));
  }

  /** The number of a row, as a place in a range. */
  static long place(String text) {
    return Long.parseLong(text);
  }

  /** Parts of about as many numbers each; the first and the last have all numbers beyond. */
  List<JaazRowRange> divided(int parts) {
    // Halves are added up: the numbers of rows may be as far apart as any.
    long step = Math.max(1, (last / 2 - first / 2) / Math.max(1, parts) * 2);
    List<JaazRowRange> ranges = new ArrayList<>();
    long from = Long.MIN_VALUE;
    long to = first;
    for (int part = 1; part < parts && to <= last - step; part++) {
      to += step;
      ranges.add(new JaazRowRange(from, to - 1));
      from = to;
    }
    ranges.add(new JaazRowRange(from, Long.MAX_VALUE));
    return ranges;
  }

  /** What is behind a row. */
  JaazRowRange after(long number) {
    return number == Long.MAX_VALUE
        ? new JaazRowRange(1, 0)
        : new JaazRowRange(Math.max(first, number + 1), last);
  }

  @Override
  public String toString() {
    return "rows " + first + " to " + last;
  }
}
