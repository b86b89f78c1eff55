package io.gantry.contract;

import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import java.time.Instant;

/** What a test of one kind of owned records has to work with. */
interface OwnedScene<T extends OwnedRecord<T>> extends Scene {

  OwnedKind<T> kind();

  default OwnedRepository<T> repository() {
    return kind().repository().apply(workspace());
  }

  /** The id of the record that tests call by this name. */
  default String id(String name) {
    return kind().id(name);
  }

  /** A new record of {@link #ANN} with every component set, as it was stored. */
  default T stored(String name) {
    return repository().create(kind().full(name, ANN));
  }

  /** A new record of {@link #ANN} with this recency, as it was stored. */
  default T storedAt(String name, Instant recency) {
    return repository().create(kind().at(kind().bare(name, ANN), recency));
  }

  /** A record to take the place of the stored one, from its revision. */
  default T changed(T stored) {
    return after(stored, kind().changed("1", stored.ownerId()));
  }

  /** {@code next} as a change of the stored record. */
  default T after(T stored, T next) {
    return next.withRevision(stored.revision());
  }
}
