package io.gantry.common;

import java.time.Instant;

/**
 * A record that one user owns and that changes under optimistic locking.
 *
 * @param <T> the record itself
 */
public interface OwnedRecord<T extends OwnedRecord<T>> {

  String id();

  /** The id of the user who owns the record. */
  String ownerId();

  Instant createdAt();

  Instant updatedAt();

  /** 1 when created, one more with each change. */
  long revision();

  /** This record at another revision; nothing else differs. */
  T withRevision(long revision);

  /**
   * The instant that orders lists: newest first unless asked otherwise. Ties are broken by id, see
   * {@link ListPosition}.
   */
  default Instant recency() {
    return updatedAt();
  }

  /**
   * The form in which a list gives this record: heavy payload is null there, so that a page stays
   * small however large the records are.
   */
  T listed();
}
