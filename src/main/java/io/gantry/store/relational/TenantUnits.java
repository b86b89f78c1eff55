package io.gantry.store.relational;

import io.gantry.common.CursorCodec;
import io.gantry.tenancy.TenantId;

/**
 * The units of work of one tenant: the repositories of a workspace have no other way to the data.
 */
final class TenantUnits {

  private final UnitOfWork units;
  private final TenantId tenant;
  private final CursorCodec cursors;

  TenantUnits(UnitOfWork units, TenantId tenant, CursorCodec cursors) {
    this.units = units;
    this.tenant = tenant;
    this.cursors = cursors;
  }

  TenantId tenant() {
    return tenant;
  }

  /** The tenant as its column holds it. */
  String id() {
    return tenant.value();
  }

  CursorCodec cursors() {
    return cursors;
  }

  <R> R read(String call, UnitOfWork.Work<R> work) {
    return units.read(call, tenant.value(), work);
  }

  <R> R write(String call, UnitOfWork.Work<R> work) {
    return units.write(call, tenant.value(), work);
  }
}
