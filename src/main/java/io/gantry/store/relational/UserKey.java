package io.gantry.store.relational;

import io.gantry.tenancy.TenantId;
import jakarta.persistence.Embeddable;

/** The key of a row of which a user has at most one. */
@Embeddable
record UserKey(String tenantId, String userId) {

  static UserKey of(TenantId tenant, String userId) {
    return new UserKey(tenant.value(), userId);
  }
}
