package io.gantry.api;

/** The names of {@code io.gantry.account.Role} in tokens and in {@code @RolesAllowed}. */
public final class Roles {

  public static final String ADMIN = "admin";
  public static final String MEMBER = "member";

  private Roles() {}
}
