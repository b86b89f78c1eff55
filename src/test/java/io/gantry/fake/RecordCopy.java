package io.gantry.fake;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Copies of records with one component changed, for tests that treat all kinds alike. */
public final class RecordCopy {

  /**
   * Tests make millions of copies, and what the platform tells of a class it makes anew each time.
   */
  private static final ClassValue<Form> FORMS =
      new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> type) {
          return Form.of(type);
        }
      };

  private RecordCopy() {}

  /** The components of the record, in order. */
  public static List<RecordComponent> components(Object record) {
    return FORMS.get(record.getClass()).components();
  }

  /** The record with another value of one component. */
  public static <T> T with(T record, String component, @Nullable Object value) {
    Form form = FORMS.get(record.getClass());
    Object[] values = new Object[form.components().size()];
    boolean found = false;
    for (int index = 0; index < values.length; index++) {
      RecordComponent next = form.components().get(index);
      boolean wanted = next.getName().equals(component);
      values[index] = wanted ? value : get(record, next);
      found |= wanted;
    }
    if (!found) {
      throw new IllegalArgumentException("No component " + component + " in " + record.getClass());
    }
    return make(record, form.constructor(), values);
  }

  /** {@code changed} with the named components of {@code original}. */
  public static <T> T keeping(T original, T changed, String... components) {
    T kept = changed;
    for (String component : components) {
      kept = with(kept, component, get(original, component));
    }
    return kept;
  }

  /** The value of a component. */
  public static @Nullable Object get(Object record, String component) {
    return components(record).stream()
        .filter(candidate -> candidate.getName().equals(component))
        .map(candidate -> new Object[] {get(record, candidate)})
        .findFirst()
        .orElseThrow()[0];
  }

  /** The values of all components of the type that are not null, by their names in snake_case. */
  public static <V> Map<String, V> valuesOf(Object record, Class<V> type) {
    Map<String, V> values = new TreeMap<>();
    for (RecordComponent component : components(record)) {
      Object value = get(record, component);
      if (type.isInstance(value)) {
        values.put(
            component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT),
            type.cast(value));
      }
    }
    return values;
  }

  private static @Nullable Object get(Object record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException failure) {
      throw new IllegalArgumentException("Cannot read " + component, failure);
    }
  }

  @SuppressWarnings("unchecked") // the constructor of the record's own class
  private static <T> T make(T record, Constructor<?> constructor, Object[] values) {
    try {
      return (T) constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalArgumentException("Cannot copy " + record, refused);
    } catch (ReflectiveOperationException failure) {
      throw new IllegalArgumentException("Cannot copy " + record, failure);
    }
  }

  private record Form(List<RecordComponent> components, Constructor<?> constructor) {

    static Form of(Class<?> type) {
      List<RecordComponent> components = List.of(type.getRecordComponents());
      Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
      try {
        return new Form(components, type.getDeclaredConstructor(types));
      } catch (NoSuchMethodException failure) {
        throw new IllegalArgumentException("Cannot copy " + type, failure);
      }
    }
  }
}
