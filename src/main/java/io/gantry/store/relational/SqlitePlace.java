package io.gantry.store.relational;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A place among rows that are sorted by columns of any type: the values of the last row, printable.
 * SQLite sorts NULL before numbers, numbers before texts and texts before bytes.
 */
final class SqlitePlace {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private SqlitePlace() {}

  /** What is stored as a text, and is none in the encoding of the file. */
  record NoText(byte[] bytes) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof NoText that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  static String write(List<@Nullable Object> values) {
    return values.stream().map(SqlitePlace::write).collect(Collectors.joining("."));
  }

  private static String write(@Nullable Object value) {
    if (value == null) {
      return "n";
    }
    if (value instanceof String text) {
      return "t" + ENCODER.encodeToString(text.getBytes(UTF_8));
    }
    if (value instanceof byte[] bytes) {
      return "b" + ENCODER.encodeToString(bytes);
    }
    if (value instanceof NoText text) {
      return "d" + ENCODER.encodeToString(text.bytes());
    }
    return value instanceof Double real
        ? "r" + Long.toHexString(Double.doubleToRawLongBits(real))
        : "i" + ((Number) value).longValue();
  }

  /**
   * The inverse of {@link #write}.
   *
   * @throws IllegalArgumentException when it is no such text
   */
  static List<@Nullable Object> read(String place) {
    List<@Nullable Object> values = new ArrayList<>();
    Arrays.stream(place.split("\\.", -1)).map(SqlitePlace::value).forEach(values::add);
    return values;
  }

  private static @Nullable Object value(String part) {
    String rest = part.isEmpty() ? "" : part.substring(1);
    return switch (part.isEmpty() ? ' ' : part.charAt(0)) {
      case 'n' -> null;
      case 't' -> new String(Base64.getUrlDecoder().decode(rest), UTF_8);
      case 'd' -> new NoText(Base64.getUrlDecoder().decode(rest));
      case 'b' -> Base64.getUrlDecoder().decode(rest);
      case 'r' -> Double.longBitsToDouble(Long.parseUnsignedLong(rest, 16));
      case 'i' -> Long.valueOf(rest);
      default -> throw new IllegalArgumentException("Not a place of a table: " + part);
    };
  }

  /** The condition that holds for the rows behind, with {@link #parameters}. */
  static String behind(List<String> columns, List<@Nullable Object> values) {
    String first =
        values.get(0) == null ? "" : columns.get(0) + " >= " + place(values.get(0)) + " AND ";
    return first + behind(columns, values, 0);
  }

  private static String behind(List<String> columns, List<@Nullable Object> values, int index) {
    String column = columns.get(index);
    String place = place(values.get(index));
    String greater = column + (values.get(index) == null ? " IS NOT NULL" : " > " + place);
    return index == columns.size() - 1
        ? greater
        : "("
            + greater
            + " OR ("
            + column
            + " IS "
            + place
            + " AND "
            + behind(columns, values, index + 1)
            + "))";
  }

  private static String place(@Nullable Object value) {
    return value instanceof NoText ? "CAST(? AS TEXT)" : "?";
  }

  /** What the placeholders of {@link #behind} stand for. */
  static List<@Nullable Object> parameters(List<@Nullable Object> values) {
    if (values.isEmpty()) {
      return Collections.emptyList();
    }
    List<@Nullable Object> parameters = new ArrayList<>();
    if (values.get(0) != null) {
      parameters.add(parameter(values.get(0)));
    }
    for (int index = 0; index < values.size(); index++) {
      if (values.get(index) != null) {
        parameters.add(parameter(values.get(index)));
      }
      if (index < values.size() - 1) {
        parameters.add(parameter(values.get(index)));
      }
    }
    return parameters;
  }

  private static @Nullable Object parameter(@Nullable Object value) {
    return value instanceof NoText text ? text.bytes() : value;
  }
}
