package io.gantry.api;

import io.gantry.account.Role;
import io.gantry.common.Secret;
import io.gantry.signin.NewUser;
import org.jspecify.annotations.Nullable;

/** A user as an administrator makes one. */
public record NewUserBody(
    @Nullable String username,
    @Nullable String email,
    @Nullable String displayName,
    @Nullable Role role,
    @Nullable String password) {

  /**
   * @param usual the role when none is asked for
   */
  NewUser user(String id, Role usual) {
    return new NewUser(
        id,
        Required.value("username", username),
        email,
        displayName,
        role == null ? usual : role,
        new Secret(Required.value("password", password)));
  }

  /** Records are printed by accident; this one holds a password. */
  @Override
  public String toString() {
    return "NewUserBody[username=" + username + "]";
  }
}
