package io.gantry.store.document;

import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.tenancy.TenantId;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;

/** A tenant as it lies in the table. */
@Entity("tenant")
record TenantItem(
    @Id("id") String id,
    @Column("name") String name,
    @Column("status") String status,
    @Column("created_at") Instant createdAt,
    @Column("updated_at") Instant updatedAt,
    @Column("revision") Long revision) {

  static TenantItem of(Tenant tenant) {
    return new TenantItem(
        tenant.id().value(),
        tenant.name(),
        tenant.status().name(),
        tenant.createdAt(),
        tenant.updatedAt(),
        tenant.revision());
  }

  Tenant toDomain() {
    return new Tenant(
        new TenantId(id), name, TenantStatus.valueOf(status), createdAt, updatedAt, revision);
  }
}
