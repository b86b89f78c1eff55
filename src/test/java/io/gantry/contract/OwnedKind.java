package io.gantry.contract;

import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import io.gantry.store.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
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
 */
record OwnedKind<T extends OwnedRecord<T>>(
    EntityKind entity,
    Function<Workspace, ? extends OwnedRepository<T>> repository,
    String recency,
    @Nullable String title,
    BiFunction<String, String, T> fullSample,
    BiFunction<String, String, T> bareSample,
    BiFunction<String, String, T> changedSample,
    List<String> keptByStore) {

  T full(String id, String ownerId) {
    return fullSample.apply(id, ownerId);
  }

  T bare(String id, String ownerId) {
    return bareSample.apply(id, ownerId);
  }

  T changed(String id, String ownerId) {
    return changedSample.apply(id, ownerId);
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
