package io.gantry.security;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Role;
import io.gantry.tenancy.TenantId;
import java.time.Instant;

/**
 * What an access token says whose signature, issuer, audience and time were right.
 *
 * @param id names the token itself ({@code jti})
 * @param userId its subject
 * @param sessionId the sign-in it belongs to
 */
public record VerifiedToken(
    String id,
    String issuer,
    String audience,
    TenantId tenant,
    String userId,
    String username,
    Role role,
    String sessionId,
    Instant issuedAt,
    Instant expiresAt) {

  public VerifiedToken {
    requireNonNull(id, "id");
    requireNonNull(issuer, "issuer");
    requireNonNull(audience, "audience");
    requireNonNull(tenant, "tenant");
    requireNonNull(userId, "userId");
    requireNonNull(username, "username");
    requireNonNull(role, "role");
    requireNonNull(sessionId, "sessionId");
    requireNonNull(issuedAt, "issuedAt");
    requireNonNull(expiresAt, "expiresAt");
  }
}
