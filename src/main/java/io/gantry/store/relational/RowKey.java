package io.gantry.store.relational;

import io.gantry.tenancy.TenantId;
import jakarta.persistence.Embeddable;

/** The key of most rows: the tenant first, then the id of the record. */
@Embeddable
record RowKey(String tenantId, String id) {

  static RowKey of(TenantId tenant, String id) {
    return new RowKey(tenant.value(), id);
  }
}
