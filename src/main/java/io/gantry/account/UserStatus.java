package io.gantry.account;

/** Whether a user may sign in. */
public enum UserStatus {
  ACTIVE,
  /** Keeps all records, cannot sign in, and every session is refused. */
  DISABLED
}
