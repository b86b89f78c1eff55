package io.gantry.api.auth;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.gantry.account.User;
import io.gantry.api.UserView;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in: the user, and what the old Jaaz client reads besides under names of its own.
 *
 * @param provider always {@code jaaz}
 */
public record MeView(
    @JsonUnwrapped UserView user, String userId, @Nullable Instant lastLogin, String provider) {

  static MeView of(TenantId tenant, User user) {
    return of(UserView.of(tenant, user));
  }

  static MeView of(UserView user) {
    return new MeView(user, user.id(), user.lastLoginAt(), "jaaz");
  }
}
