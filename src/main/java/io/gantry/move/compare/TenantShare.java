package io.gantry.move.compare;

import io.gantry.tenancy.TenantId;
import java.util.List;

/** A part of all tenants: what is looked at in one go where their sums do not fit into memory. */
record TenantShare(int parts, int index) {

  static final TenantShare ALL = new TenantShare(1, 0);

  boolean has(TenantId tenant) {
    return parts == 1 || Math.floorMod(tenant.value().hashCode(), parts) == index;
  }

  /** Two shares that together are this one. */
  List<TenantShare> halves() {
    return List.of(new TenantShare(2 * parts, index), new TenantShare(2 * parts, index + parts));
  }

  /** Fit for the name of a state. */
  @Override
  public String toString() {
    return index + "/" + parts;
  }
}
