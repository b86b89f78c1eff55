package io.gantry.store;

import static java.util.Objects.requireNonNull;

import io.gantry.tenancy.TenantId;

/**
 * One record on its way out of a store or into one.
 *
 * @param tenant whose it is; of a tenant, itself
 * @param key tells it from the others of the tenant
 * @param value the record, one of those that {@link RecordKey#of} knows
 */
public record BulkRecord(TenantId tenant, RecordKey key, Object value) {

  public BulkRecord {
    requireNonNull(tenant, "tenant");
    requireNonNull(key, "key");
    requireNonNull(value, "value");
  }

  public static BulkRecord of(TenantId tenant, Object value) {
    return new BulkRecord(tenant, RecordKey.of(value), value);
  }

  public EntityKind kind() {
    return key.kind();
  }
}
