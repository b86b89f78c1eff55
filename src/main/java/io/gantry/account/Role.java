package io.gantry.account;

/** What a user may do in the tenant. */
public enum Role {
  /** Manages users, tenants and the store, besides what a member may do. */
  ADMIN,
  /** Works with the records the user owns. */
  MEMBER
}
