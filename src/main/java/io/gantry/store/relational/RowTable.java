package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.common.InvalidValueException;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Table;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
  private final List<Part> parts;
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

  /** A field of the row, which fills one column or, when it is the key, several. */
  private sealed interface Part {
    List<ColumnOf> columns();

    void give(Object row, Sink sink) throws ReflectiveOperationException;

    void take(Object row, Values values, int place) throws ReflectiveOperationException;
  }

  private RowTable(String name, Constructor<R> maker, List<Part> parts) {
    this.name = name;
    this.maker = maker;
    this.parts = List.copyOf(parts);
    this.columns = parts.stream().flatMap(part -> part.columns().stream()).toList();
  }

  static <R> RowTable<R> of(Class<R> row) {
    List<Part> parts = new ArrayList<>();
    addFields(row, parts);
    try {
      String name = requireNonNull(row.getAnnotation(Table.class), "@Table").name();
      Constructor<R> maker = row.getDeclaredConstructor();
      maker.setAccessible(true); // or every call asks anew whether it may
      return new RowTable<>(name, maker, parts);
    } catch (NoSuchMethodException unlikeAllRows) {
      throw new IllegalStateException(unlikeAllRows);
    }
  }

  private static void addFields(@Nullable Class<?> row, List<Part> parts) {
    if (row != null && row != Object.class) {
      addFields(row.getSuperclass(), parts);
      Arrays.stream(row.getDeclaredFields())
          .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
          .peek(field -> field.setAccessible(true))
          .map(field -> field.isAnnotationPresent(EmbeddedId.class) ? key(field) : plain(field))
          .forEach(parts::add);
    }
  }

  private static Part key(Field field) {
    RecordComponent[] components = field.getType().getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> maker = field.getType().getDeclaredConstructor(types);
      maker.setAccessible(true);
      return new KeyPart(
          field,
          maker,
          Arrays.stream(components)
              .map(RecordComponent::getAccessor)
              .peek(accessor -> accessor.setAccessible(true))
              .toList(),
          Arrays.stream(components)
              .map(component -> new ColumnOf(snake(component.getName()), Type.TEXT))
              .toList());
    } catch (NoSuchMethodException noRecord) {
      throw new IllegalStateException(noRecord);
    }
  }

  private static Part plain(Field field) {
    Column column = field.getAnnotation(Column.class);
    boolean named = column != null && !column.name().isEmpty();
    String name = named ? column.name() : snake(field.getName());
    Class<?> type = field.getType();
    if (type.isEnum()) {
      return new EnumPart(field, new ColumnOf(name, Type.TEXT));
    }
    if (type == String.class) {
      boolean escaped = field.isAnnotationPresent(Convert.class);
      return new TextPart(field, escaped, new ColumnOf(name, Type.TEXT));
    }
    if (type == boolean.class) {
      return new TruthPart(field, new ColumnOf(name, Type.TRUTH));
    }
    boolean narrow = type == Integer.class || type == int.class;
    return new NumberPart(field, narrow, new ColumnOf(name, Type.NUMBER));
  }

  /** As Hibernate's naming strategy does it. */
  private static String snake(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
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
      for (Part part : parts) {
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
      for (Part part : parts) {
        part.take(row, values, place);
        place += part.columns().size();
      }
      return row;
    } catch (ReflectiveOperationException noAccess) {
      throw new IllegalStateException(noAccess);
    }
  }

  private record KeyPart(
      Field field, Constructor<?> maker, List<Method> accessors, List<ColumnOf> columns)
      implements Part {

    @Override
    public void give(Object row, Sink sink) throws ReflectiveOperationException {
      Object key = requireNonNull(field.get(row), "key");
      for (Method accessor : accessors) {
        sink.text((String) accessor.invoke(key));
      }
    }

    @Override
    public void take(Object row, Values values, int place) throws ReflectiveOperationException {
      Object[] parts = new Object[columns.size()];
      for (int index = 0; index < parts.length; index++) {
        parts[index] = values.text(place + index);
      }
      try {
        field.set(row, maker.newInstance(parts));
      } catch (InvocationTargetException unfit) {
        throw new IllegalStateException(unfit);
      }
    }
  }

  private record TextPart(Field field, boolean escaped, ColumnOf column) implements Part {

    @Override
    public List<ColumnOf> columns() {
      return List.of(column);
    }

    @Override
    public void give(Object row, Sink sink) throws IllegalAccessException {
      String value = (String) field.get(row);
      sink.text(escaped && value != null ? StoredText.escape(value) : value);
    }

    @Override
    public void take(Object row, Values values, int place) throws IllegalAccessException {
      String value = values.text(place);
      field.set(row, escaped && value != null ? StoredText.unescape(value) : value);
    }
  }

  private record EnumPart(Field field, ColumnOf column) implements Part {

    @Override
    public List<ColumnOf> columns() {
      return List.of(column);
    }

    @Override
    public void give(Object row, Sink sink) throws IllegalAccessException {
      sink.text(((Enum<?>) requireNonNull(field.get(row), column.name())).name());
    }

    @Override
    public void take(Object row, Values values, int place) throws IllegalAccessException {
      String value = values.text(place);
      for (Object constant : field.getType().getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(value)) {
          field.set(row, constant);
          return;
        }
      }
      throw new InvalidValueException(column.name(), "is none of those that there are");
    }
  }

  private record TruthPart(Field field, ColumnOf column) implements Part {

    @Override
    public List<ColumnOf> columns() {
      return List.of(column);
    }

    @Override
    public void give(Object row, Sink sink) throws IllegalAccessException {
      sink.truth(field.getBoolean(row));
    }

    @Override
    public void take(Object row, Values values, int place) throws IllegalAccessException {
      field.setBoolean(row, values.truth(place));
    }
  }

  private record NumberPart(Field field, boolean narrow, ColumnOf column) implements Part {

    @Override
    public List<ColumnOf> columns() {
      return List.of(column);
    }

    @Override
    public void give(Object row, Sink sink) throws IllegalAccessException {
      Number value = (Number) field.get(row);
      sink.number(value == null ? null : (Long) value.longValue());
    }

    @Override
    public void take(Object row, Values values, int place) throws IllegalAccessException {
      Long value = values.number(place);
      if (value == null && field.getType().isPrimitive()) {
        throw new InvalidValueException(column.name(), "is missing");
      }
      field.set(row, narrow && value != null ? (Object) narrowed(value) : value);
    }

    private Integer narrowed(Long value) {
      if (value.intValue() != value) {
        throw new InvalidValueException(column.name(), "is too large");
      }
      return value.intValue();
    }
  }
}
