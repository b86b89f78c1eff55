package io.gantry.api;

import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What administrators see of a user. */
public record UserView(
    String id,
    String username,
    @Nullable String email,
    @Nullable String displayName,
    Role role,
    UserStatus status,
    @Nullable Instant lastLoginAt,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  static UserView of(User user) {
    return new UserView(
        user.id(),
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
