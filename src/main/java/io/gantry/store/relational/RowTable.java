package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.common.InvalidValueException;
import jakarta.persistence.Table;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a row as its class maps them, for plain JDBC: the mapping that Hibernate reads is
 * the only one there is.
 *
 * @param <R> the class of the row
 */
final class RowTable<R> {

  private final String name;
  private final Constructor<R> maker;
  private final List<RowPart> parts;
  private final List<ColumnOf> columns;

  /** What a column holds. */
  enum Type {
    TEXT,
    NUMBER,
    TRUTH
  }

  /** A column by its name, in the order of all values of a row. */
  record ColumnOf(String name, Type type) {}

  /** Gives the values of a row one after another. */
  interface Values {
    /**
     * To be called before a record is made of them.
     *
     * @throws InvalidValueException when a column of text holds what is none
     */
    void requireSound();

    /** Whether the column of text at the place, from 0, holds one. */
    boolean isSound(int place);

    /** The value of the column at the place, from 0. */
    @Nullable String text(int place);

    /** The value of the column at the place; null where it has none. */
    @Nullable Long number(int place);

    /** The value of the column at the place. */
    boolean truth(int place);
  }

  /** Takes the values of a row one after another. */
  interface Sink {
    /** Takes the value of the next column. */
    void text(@Nullable String value);

    /** Takes the value of the next column. */
    void number(@Nullable Long value);

    /** Takes the value of the next column. */
    void truth(boolean value);
  }

  private RowTable(String name, Constructor<R> maker, List<RowPart> parts) {
    this.name = name;
    this.maker = maker;
    this.parts = List.copyOf(parts);
    this.columns = parts.stream().flatMap(part -> part.columns().stream()).toList();
  }

  static <R> RowTable<R> of(Class<R> row) {
    try {
      String name = requireNonNull(row.getAnnotation(Table.class), "@Table").name();
      Constructor<R> maker = row.getDeclaredConstructor();
      maker.setAccessible(true); // or every call asks anew whether it may
      return new RowTable<>(name, maker, RowPart.of(row));
    } catch (NoSuchMethodException unlikeAllRows) {
      throw new IllegalStateException(unlikeAllRows);
    }
  }

  String name() {
    return name;
  }

  /** All columns; the order is that of {@link Values} and {@link Sink}. */
  List<ColumnOf> columns() {
    return columns;
  }

  /** The names of all columns, for a statement. */
  String columnList() {
    return columns.stream().map(ColumnOf::name).collect(Collectors.joining(", "));
  }

  /** The place of the column, from 0. */
  int place(String column) {
    for (int place = 0; place < columns.size(); place++) {
      if (columns.get(place).name().equals(column)) {
        return place;
      }
    }
    throw new IllegalArgumentException(name + " has no column " + column);
  }

  /** Gives all values of the row as the columns hold them. */
  void give(R row, Sink sink) {
    try {
      for (RowPart part : parts) {
        part.give(row, sink);
      }
    } catch (ReflectiveOperationException noAccess) {
      throw new IllegalStateException(noAccess);
    }
  }

  /**
   * A row of values that columns hold.
   *
   * @throws InvalidValueException when a column holds what no record can have
   */
  R take(Values values) {
    try {
      R row = maker.newInstance();
      int place = 0;
      for (RowPart part : parts) {
        part.take(row, values, place);
        place += part.columns().size();
      }
      return row;
    } catch (ReflectiveOperationException noAccess) {
      throw new IllegalStateException(noAccess);
    }
  }
}
