package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.common.InvalidValueException;
import io.gantry.store.relational.RowTable.ColumnOf;
import io.gantry.store.relational.RowTable.Sink;
import io.gantry.store.relational.RowTable.Type;
import io.gantry.store.relational.RowTable.Values;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
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
import org.jspecify.annotations.Nullable;

/** A field of a row, which fills one column or, when it is the key, several. */
sealed interface RowPart {

  List<ColumnOf> columns();

  void give(Object row, Sink sink) throws ReflectiveOperationException;

  void take(Object row, Values values, int place) throws ReflectiveOperationException;

  /** Those of the class, its superclass first. */
  static List<RowPart> of(Class<?> row) {
    List<RowPart> parts = new ArrayList<>();
    addFields(row, parts);
    return parts;
  }

  private static void addFields(@Nullable Class<?> row, List<RowPart> parts) {
    if (row != null && row != Object.class) {
      addFields(row.getSuperclass(), parts);
      Arrays.stream(row.getDeclaredFields())
          .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
          .peek(field -> field.setAccessible(true))
          .map(field -> field.isAnnotationPresent(EmbeddedId.class) ? key(field) : plain(field))
          .forEach(parts::add);
    }
  }

  private static RowPart key(Field field) {
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

  private static RowPart plain(Field field) {
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

  record KeyPart(Field field, Constructor<?> maker, List<Method> accessors, List<ColumnOf> columns)
      implements RowPart {

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

  record TextPart(Field field, boolean escaped, ColumnOf column) implements RowPart {

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

  record EnumPart(Field field, ColumnOf column) implements RowPart {

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

  record TruthPart(Field field, ColumnOf column) implements RowPart {

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

  record NumberPart(Field field, boolean narrow, ColumnOf column) implements RowPart {

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
