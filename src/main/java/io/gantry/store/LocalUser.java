package io.gantry.store;

/**
 * The built-in owner of all records in the versions without sign-in, in the tenant {@code default}.
 * Those versions store no owner: they give this id back, and know no record of another.
 */
public final class LocalUser {

  public static final String ID = "local";

  private LocalUser() {}
}
