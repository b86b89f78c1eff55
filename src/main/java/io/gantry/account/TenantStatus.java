package io.gantry.account;

/** Whether the users of a tenant may sign in. */
public enum TenantStatus {
  ACTIVE,
  /** Keeps all records; nobody of the tenant can sign in. */
  SUSPENDED
}
