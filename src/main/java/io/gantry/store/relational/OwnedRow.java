package io.gantry.store.relational;

import io.gantry.common.OwnedRecord;
import io.gantry.tenancy.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

/**
 * What the rows of all owned kinds have in common.
 *
 * @param <T> the record that the row holds
 */
@MappedSuperclass
abstract class OwnedRow<T extends OwnedRecord<T>> {

  @EmbeddedId RowKey key;

  @Column(updatable = false)
  String ownerId;

  @Column(updatable = false)
  long createdAt;

  long updatedAt;

  @Version long revision;

  /** For Hibernate. */
  protected OwnedRow() {}

  OwnedRow(TenantId tenant, T record) {
    key = RowKey.of(tenant, record.id());
    ownerId = record.ownerId();
    createdAt = Micros.of(record.createdAt());
    updatedAt = Micros.of(record.updatedAt());
    revision = record.revision();
  }

  /** Takes over what {@code replace} leaves as it is. */
  void keep(OwnedRow<T> stored) {
    createdAt = stored.createdAt;
  }

  abstract T toDomain();
}
