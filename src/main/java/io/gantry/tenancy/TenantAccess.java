package io.gantry.tenancy;

import static java.util.Objects.requireNonNull;

/**
 * The token that work across tenants must hold. Its only source has a name that a reviewer can
 * search for; whoever has it can reach every tenant's records.
 */
public final class TenantAccess {

  private final String reason;

  private TenantAccess(String reason) {
    this.reason = requireNonNull(reason, "reason");
  }

  /**
   * Opens all tenants to the caller: administration, moves, start-up.
   *
   * @param reason why the work crosses tenants; fit for a log line
   */
  public static TenantAccess acrossAllTenants(String reason) {
    return new TenantAccess(reason);
  }

  public String reason() {
    return reason;
  }
}
