package io.gantry.api.auth;

import io.gantry.account.User;
import io.gantry.security.AccessTokens;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A user as the API shows one. */
public record UserView(
    String id,
    String tenant,
    String username,
    @Nullable String email,
    @Nullable String displayName,
    String role,
    String status,
    @Nullable Instant lastLoginAt,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  public static UserView of(TenantId tenant, User user) {
    return new UserView(
        user.id(),
        tenant.value(),
        user.username(),
        user.email(),
        user.displayName(),
        AccessTokens.group(user.role()),
        user.status().name().toLowerCase(Locale.ROOT),
        user.lastLoginAt(),
        user.createdAt(),
        user.updatedAt(),
        user.revision());
  }
}
