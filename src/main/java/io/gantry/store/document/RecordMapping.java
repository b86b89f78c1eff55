package io.gantry.store.document;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import org.eclipse.jnosql.communication.semistructured.Element;
import org.eclipse.jnosql.mapping.core.Converters;
import org.eclipse.jnosql.mapping.metadata.ConstructorMetadata;
import org.eclipse.jnosql.mapping.metadata.EntitiesMetadata;
import org.eclipse.jnosql.mapping.metadata.ParameterMetaData;
import org.eclipse.jnosql.mapping.semistructured.EntityConverter;
import org.jspecify.annotations.Nullable;

/**
 * JNoSQL's mapping of documents to records without its container: its own way of making a record
 * asks {@code CDI.current()} to fire an event for each one, which fails outside a server and costs
 * more than the rest of the mapping inside.
 */
final class RecordMapping extends EntityConverter {

  private final EntityNames entities = new EntityNames();
  private final Converters converters = new Converters();
  private final Map<Class<?>, Constructor<?>> constructors = new ConcurrentHashMap<>();

  @Override
  protected EntitiesMetadata entities() {
    return entities;
  }

  @Override
  protected Converters converters() {
    return converters;
  }

  /** The name of the entity that a record class is mapped to. */
  String nameOf(Class<?> type) {
    return entities.get(type).name();
  }

  @Override
  public <T> T toEntity(Class<T> type, CommunicationEntity entity) {
    ConstructorMetadata metadata = entities.get(type).constructor();
    List<ParameterMetaData> parameters = metadata.parameters();
    @Nullable Object[] values = new @Nullable Object[parameters.size()];
    for (int index = 0; index < values.length; index++) {
      values[index] = value(parameters.get(index), entity);
    }
    return type.cast(make(constructorOf(type), values));
  }

  private static @Nullable Object value(ParameterMetaData parameter, CommunicationEntity entity) {
    Element element = entity.find(parameter.name()).orElse(null);
    return element == null ? null : element.get(parameter.type());
  }

  private static Object make(Constructor<?> constructor, @Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException damaged) {
      throw new IllegalArgumentException("The item does not fit " + constructor, damaged);
    }
  }

  private Constructor<?> constructorOf(Class<?> type) {
    return constructors.computeIfAbsent(type, RecordMapping::canonical);
  }

  private static Constructor<?> canonical(Class<?> type) {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor;
  }
}
