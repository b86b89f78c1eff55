package io.gantry.api.auth;

import io.gantry.account.Role;
import io.gantry.api.Required;
import io.gantry.common.InvalidValueException;
import io.gantry.common.Secret;
import io.gantry.signin.NewUser;
import io.gantry.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/** What people send to sign in and to get an account. */
final class AuthBodies {

  private AuthBodies() {}

  /** Secrets are never printed, so these records print nothing. */
  record Login(@Nullable String username, @Nullable String password, @Nullable String tenant) {

    String name() {
      return Required.value("username", username);
    }

    Secret secret() {
      return new Secret(Required.value("password", password));
    }

    /** A text that cannot be a tenant names none; the answer must not differ from a wrong one. */
    TenantId tenantId() {
      return tenant == null ? TenantId.DEFAULT : new TenantId(tenant);
    }

    @Override
    public String toString() {
      return "Login";
    }
  }

  record Registration(
      @Nullable String username,
      @Nullable String email,
      @Nullable String displayName,
      @Nullable String password) {

    NewUser user(String id) {
      String name = Required.value("username", username == null ? email : username);
      Secret secret = new Secret(Required.value("password", password));
      return new NewUser(id, name, email, displayName, Role.MEMBER, secret);
    }

    @Override
    public String toString() {
      return "Registration";
    }
  }

  record Refresh(@Nullable String refreshToken) {

    String token() {
      return Required.value("refresh_token", refreshToken);
    }

    @Override
    public String toString() {
      return "Refresh";
    }
  }

  record PasswordChange(@Nullable String currentPassword, @Nullable String newPassword) {

    Secret current() {
      return new Secret(Required.value("current_password", currentPassword));
    }

    Secret wanted() {
      return new Secret(Required.value("new_password", newPassword));
    }

    @Override
    public String toString() {
      return "PasswordChange";
    }
  }

  /** What clients of the audio service send to register and to sign in. */
  record AudioServiceLogin(@Nullable String email, @Nullable String password) {

    String address() {
      return Required.value("email", email);
    }

    Secret secret() {
      return new Secret(Required.value("password", password));
    }

    NewUser user(String id) {
      if (address().isBlank()) {
        throw new InvalidValueException("email", "must not be blank");
      }
      return new NewUser(id, address(), address(), null, Role.MEMBER, secret());
    }

    @Override
    public String toString() {
      return "AudioServiceLogin";
    }
  }
}
