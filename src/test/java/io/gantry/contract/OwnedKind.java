package io.gantry.contract;

import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import io.gantry.store.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the suites must know of one kind of owned records.
 *
 * @param recency the component that orders lists
 * @param title the component that the title of a filter is sought in; null when there is none
 * @param fullSample makes a record with every component set, from id and owner
 * @param bareSample makes a record with every optional component null
 * @param changedSample makes a record that differs from the full one in every component that a
 *     replacement changes
 * @param keptByStore components that the store computes, whatever is given
 * @param idOf the id that a record has which tests call by a name
 */
record OwnedKind<T extends OwnedRecord<T>>(
    EntityKind entity,
    Function<Workspace, ? extends OwnedRepository<T>> repository,
    String recency,
    @Nullable String title,
    BiFunction<String, String, T> fullSample,
    BiFunction<String, String, T> bareSample,
    BiFunction<String, String, T> changedSample,
    List<String> keptByStore,
    UnaryOperator<String> idOf) {

  /** The kind as a version keeps it. */
  OwnedKind<T> in(Shape shape) {
    boolean isNumbered = entity == EntityKind.WORKFLOW && shape.numbersWorkflows();
    return new OwnedKind<>(
        entity,
        repository,
        recency,
        title == null || shape.lacks(entity, snake(title)) ? null : title,
        (id, ownerId) -> shape.kept(fullSample.apply(id, ownerId)),
        (id, ownerId) -> shape.kept(bareSample.apply(id, ownerId)),
        (id, ownerId) -> shape.kept(changedSample.apply(id, ownerId)),
        keptByStore,
        isNumbered ? NumberIds::of : idOf);
  }

  /** The id of the record that tests call by this name. */
  String id(String name) {
    return idOf.apply(name);
  }

  private static String snake(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  T full(String name, String ownerId) {
    return fullSample.apply(id(name), ownerId);
  }

  T bare(String name, String ownerId) {
    return bareSample.apply(id(name), ownerId);
  }

  T changed(String name, String ownerId) {
    return changedSample.apply(id(name), ownerId);
  }

  /** The record with another recency. */
  T at(T record, Instant instant) {
    return RecordCopy.with(record, recency, instant);
  }

  @Override
  public String toString() {
    return entity.label();
  }
}
