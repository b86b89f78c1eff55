package io.gantry.store.relational;

import io.gantry.tenancy.TenantId;
import jakarta.persistence.Embeddable;

/** The key of a row that hangs on a conversation: its id is unique there only. */
@Embeddable
record EntryKey(String tenantId, String conversationId, String id) {

  static EntryKey of(TenantId tenant, String conversationId, String id) {
    return new EntryKey(tenant.value(), conversationId, id);
  }
}
