package io.gantry.move.digest;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The components of a class of records, in their order. Looked up once for each class. */
public record RecordShape(List<Component> components) {

  static final String REVISION = "revision";

  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(components(type));
        }
      };

  /** A component, under its name in snake_case. */
  public record Component(String name, MethodHandle accessor) {

    public @Nullable Object of(Object record) {
      try {
        return accessor.invokeExact(record);
      } catch (RuntimeException | Error failure) {
        throw failure;
      } catch (Throwable impossible) {
        throw new IllegalStateException("Accessors of records throw nothing", impossible);
      }
    }

    /** Its own sums tell whether revisions are the same: not every end keeps them. */
    boolean isRevision() {
      return name.equals(REVISION);
    }
  }

  public static RecordShape of(Object record) {
    return SHAPES.get(record.getClass());
  }

  /** The revision; 0 where there is none. */
  long revision(Object record) {
    Component last = components.get(components.size() - 1);
    return last.isRevision() && last.of(record) instanceof Long revision ? revision : 0;
  }

  private static List<Component> components(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(type + " is no record");
    }
    List<Component> components = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      try {
        MethodHandle accessor = MethodHandles.lookup().unreflect(component.getAccessor());
        components.add(
            new Component(
                snake(component.getName()),
                accessor.asType(MethodType.methodType(Object.class, Object.class))));
      } catch (IllegalAccessException notPublic) {
        throw new IllegalArgumentException(type + " cannot be read", notPublic);
      }
    }
    return List.copyOf(components);
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
