package io.gantry.api;

import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator changes of a user.
 *
 * @param password a new one; it is never given back
 */
public record UserBody(
    @Nullable String displayName,
    @Nullable Role role,
    @Nullable UserStatus status,
    @Nullable String password) {

  static UserBody of(User user) {
    return new UserBody(user.displayName(), user.role(), user.status(), null);
  }

  User changed(User before, Stamp stamp) {
    return new User(
        before.id(),
        before.username(),
        before.email(),
        displayName,
        Required.value("role", role),
        Required.value("status", status),
        before.keySalt(),
        before.lastLoginAt(),
        before.createdAt(),
        stamp.updatedAt(),
        before.revision());
  }

  /** Records are printed by accident; this one may hold a password. */
  @Override
  public String toString() {
    return "UserBody[role=" + role + ", status=" + status + "]";
  }
}
