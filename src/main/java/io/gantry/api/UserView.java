package io.gantry.api;

import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.store.LocalUser;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user as the API shows one. */
public record UserView(
    String id,
    String tenant,
    String username,
    @Nullable String email,
    @Nullable String displayName,
    Role role,
    UserStatus status,
    @Nullable Instant lastLoginAt,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  /** Whoever asks where nobody signs in; nobody made this user at any time. */
  public static final UserView LOCAL =
      new UserView(
          LocalUser.ID,
          TenantId.DEFAULT.value(),
          LocalUser.ID,
          null,
          null,
          Role.ADMIN,
          UserStatus.ACTIVE,
          null,
          Instant.EPOCH,
          Instant.EPOCH,
          1);

  public static UserView of(TenantId tenant, User user) {
    return new UserView(
        user.id(),
        tenant.value(),
        user.username(),
        user.email(),
        user.displayName(),
        user.role(),
        user.status(),
        user.lastLoginAt(),
        user.createdAt(),
        user.updatedAt(),
        user.revision());
  }
}
