package io.gantry.api.auth;

import io.gantry.account.User;
import io.gantry.account.UserStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as the old Jaaz client knows one.
 *
 * @param id the same as the user id: some parts of the client ask for one, some for the other
 * @param provider always {@code jaaz}
 */
public record JaazUserView(
    String id,
    String userId,
    String username,
    @Nullable String email,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant lastLogin,
    boolean isActive,
    String provider) {

  public static JaazUserView of(User user) {
    return new JaazUserView(
        user.id(),
        user.id(),
        user.username(),
        user.email(),
        user.createdAt(),
        user.updatedAt(),
        user.lastLoginAt(),
        user.status() == UserStatus.ACTIVE,
        "jaaz");
  }
}
