package io.gantry.api;

import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.store.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * What the API has to know of one kind of owned record.
 *
 * @param <T> the record
 * @param <B> what a client may set of it: the body of POST and the target of PATCH
 */
interface OwnedKind<T extends OwnedRecord<T>, B> {

  /** In the singular as people say it: {@code audio file}. */
  String name();

  /** The path of its records under the API: {@code audio-files}. */
  String path();

  Class<B> bodyType();

  OwnedRepository<T> repository(Workspace workspace);

  /** The id that the client wants for a new record; null when it leaves that to the server. */
  @Nullable String idIn(B body);

  /** What the client may set of the record, without its id. */
  B bodyOf(T record);

  /**
   * A new record.
   *
   * @throws io.gantry.common.InvalidValueException when the body breaks a rule
   */
  T create(B body, Stamp stamp);

  /** The record after a change of what the client may set. */
  default T change(T before, B body, Stamp stamp) {
    return create(body, stamp);
  }

  /** What clients see of the record. */
  default Object view(T record) {
    return record;
  }
}
