package io.gantry.api;

import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import org.jspecify.annotations.Nullable;

/** What an operator changes of a tenant. */
public record TenantBody(@Nullable String name, @Nullable TenantStatus status) {

  static TenantBody of(Tenant tenant) {
    return new TenantBody(tenant.name(), tenant.status());
  }

  Tenant changed(Tenant before, Stamp stamp) {
    return new Tenant(
        before.id(),
        Required.value("name", name),
        Required.value("status", status),
        before.createdAt(),
        stamp.updatedAt(),
        before.revision());
  }

  /**
   * A new tenant with its first administrator.
   *
   * @param id chosen by the operator: it is part of addresses and keys
   */
  public record New(@Nullable String id, @Nullable String name, @Nullable NewUserBody admin) {}
}
