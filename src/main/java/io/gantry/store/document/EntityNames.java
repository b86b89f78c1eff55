package io.gantry.store.document;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jnosql.mapping.metadata.ClassConverter;
import org.eclipse.jnosql.mapping.metadata.EntitiesMetadata;
import org.eclipse.jnosql.mapping.metadata.EntityMetadata;
import org.eclipse.jnosql.mapping.metadata.InheritanceMetadata;

/** What JNoSQL knows of our entities, read when first asked for; needs no container. */
final class EntityNames implements EntitiesMetadata {

  private final ClassConverter reader = ClassConverter.load();
  private final Map<Class<?>, EntityMetadata> known = new ConcurrentHashMap<>();

  @Override
  public EntityMetadata get(Class<?> entity) {
    EntityMetadata metadata = known.get(entity);
    return metadata != null ? metadata : known.computeIfAbsent(entity, reader);
  }

  @Override
  public Map<String, InheritanceMetadata> findByParentGroupByDiscriminatorValue(Class<?> parent) {
    return Map.of();
  }

  @Override
  public EntityMetadata findByName(String name) {
    return GantryClassScanner.ENTITIES.stream()
        .map(this::get)
        .filter(metadata -> metadata.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("There is no entity " + name));
  }

  @Override
  public Optional<EntityMetadata> findBySimpleName(String name) {
    return GantryClassScanner.ENTITIES.stream()
        .filter(type -> type.getSimpleName().equals(name))
        .findFirst()
        .map(this::get);
  }

  @Override
  public Optional<EntityMetadata> findByClassName(String name) {
    return GantryClassScanner.ENTITIES.stream()
        .filter(type -> type.getName().equals(name))
        .findFirst()
        .map(this::get);
  }
}
