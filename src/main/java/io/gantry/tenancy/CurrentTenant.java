package io.gantry.tenancy;

/** The tenant that the current request acts in. */
@FunctionalInterface
public interface CurrentTenant {

  /**
   * @throws IllegalStateException when the request has no tenant, that is, nobody is signed in
   */
  TenantId tenant();
}
