package io.gantry.signin;

import static java.util.Objects.requireNonNull;

import io.gantry.account.User;
import io.gantry.common.Secret;
import io.gantry.tenancy.TenantId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in gives.
 *
 * @param refreshToken good for one exchange; null where the store keeps no sessions
 * @param expiresIn the lifetime of the access token
 * @param user as stored when the grant was made
 */
public record Grant(
    TenantId tenant,
    Secret accessToken,
    @Nullable Secret refreshToken,
    Duration expiresIn,
    String sessionId,
    User user) {

  public Grant {
    requireNonNull(tenant, "tenant");
    requireNonNull(accessToken, "accessToken");
    requireNonNull(expiresIn, "expiresIn");
    requireNonNull(sessionId, "sessionId");
    requireNonNull(user, "user");
  }
}
