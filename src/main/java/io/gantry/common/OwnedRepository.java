package io.gantry.common;

import java.util.Optional;

/**
 * The verbs that all kinds of owned records share. A repository is bound to one tenant; a record of
 * another owner is answered exactly as one that does not exist.
 *
 * <p>Each call is atomic and durable when it returns. Reads see all writes that returned before
 * them; lists may lag behind by the replication delay of a secondary index on DynamoDB. Any text
 * may be asked for: what cannot be the id of a record (see {@link Text#isId}) is an unknown id.
 * That the owner exists is for the caller to know; creating a record of an unknown owner is
 * undefined. All methods throw {@code StoreException.Unavailable} when the database cannot be
 * reached, and writes {@code StoreException.OutcomeUnknown} when nobody can tell whether they
 * happened.
 *
 * @param <T> the kind of record
 */
public interface OwnedRepository<T extends OwnedRecord<T>> {

  /** The most records that a filter is tried on for one page: what one request may cost. */
  int MAX_EXAMINED = 1_000;

  /**
   * Stores a new record as it is given, its revision included.
   *
   * <p>Versions 1 to 6 keep no revision: theirs is made from what is stored. Versions 1 to 4 number
   * their workflows: one whose id is not a positive number gets the next one.
   *
   * @return the record as stored
   * @throws io.gantry.store.StoreException.AlreadyExists when the id is taken in this tenant,
   *     whoever owns it; nothing changes then
   */
  T create(T record);

  /** The record, whole. */
  Optional<T> find(String ownerId, String id);

  /**
   * Replaces all components but id, owner and creation, on condition that the stored revision is
   * {@code record.revision()}; another creation in {@code record} is ignored.
   *
   * @return the record as stored, with the next revision
   * @throws io.gantry.store.StoreException.NotFound when the owner has no such record
   * @throws io.gantry.store.StoreException.Conflict when its revision is another
   */
  T replace(T record);

  /**
   * Deletes the record and all that hangs on it, whatever its revision.
   *
   * @return whether there was one; a second delete answers false
   */
  boolean delete(String ownerId, String id);

  /**
   * Deletes the record on condition of its revision.
   *
   * @throws io.gantry.store.StoreException.NotFound when the owner has no such record
   * @throws io.gantry.store.StoreException.Conflict when its revision is another
   */
  void delete(String ownerId, String id, long revision);

  /**
   * One page of the owner's records that the filter lets through, each in its {@link
   * OwnedRecord#listed() listed} form, ordered as {@link ListPosition} is: by {@link
   * OwnedRecord#recency()} and id. A record that changes its place while somebody pages may be seen
   * twice or not at all; others are seen exactly once.
   *
   * <p>A store looks at no more than {@value #MAX_EXAMINED} records for one page. When so many were
   * looked at, the page may hold fewer items than its limit, even none, and still name a next
   * cursor, which goes on behind the last record looked at.
   *
   * @throws InvalidCursorException when the cursor is not one of this list
   */
  Page<T> list(String ownerId, ListFilter filter, PageRequest page);
}
