package io.gantry.store.relational;

import io.gantry.common.OwnedRecord;
import org.hibernate.StatelessSession;

/**
 * A row that a record is made of.
 *
 * @param <T> the record
 */
interface JaazRecordRow<T extends OwnedRecord<T>> {

  /** The whole record, its revision made from all columns. */
  T toDomain();

  /** The record as lists give it; payload that lists leave out is not looked at. */
  T listed();

  /** Takes over all components of a new record but its id. */
  void fill(T record);

  /** Changes the row so that it gives {@code wanted}. */
  void change(StatelessSession session, T wanted);
}
