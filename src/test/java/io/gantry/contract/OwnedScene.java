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

  /** A new record of {@link #ANN} with every component set, already stored. */
  default T stored(String id) {
    T record = kind().full(id, ANN);
    repository().create(record);
    return record;
  }

  /** A new record of {@link #ANN} with this recency, already stored. */
  default T storedAt(String id, Instant recency) {
    T record = kind().at(kind().bare(id, ANN), recency);
    repository().create(record);
    return record;
  }
}
