package io.gantry.store.relational;

import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.tenancy.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A row of {@code tenants}. */
@Entity
@Table(name = "tenants")
class TenantRow {

  @Id String id;

  @Convert(converter = StoredText.class)
  String name;

  @Enumerated(EnumType.STRING)
  TenantStatus status;

  @Column(updatable = false)
  long createdAt;

  long updatedAt;

  @Version long revision;

  /** For Hibernate. */
  protected TenantRow() {}

  private TenantRow(Tenant tenant) {
    id = tenant.id().value();
    name = tenant.name();
    status = tenant.status();
    createdAt = Micros.of(tenant.createdAt());
    updatedAt = Micros.of(tenant.updatedAt());
    revision = tenant.revision();
  }

  static TenantRow of(Tenant tenant) {
    return new TenantRow(tenant);
  }

  /** Takes over what {@code replace} leaves as it is. */
  void keep(TenantRow stored) {
    createdAt = stored.createdAt;
  }

  Tenant toDomain() {
    return new Tenant(
        new TenantId(id),
        name,
        status,
        Micros.toInstant(createdAt),
        Micros.toInstant(updatedAt),
        revision);
  }
}
