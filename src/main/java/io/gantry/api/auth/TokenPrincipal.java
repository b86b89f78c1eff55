package io.gantry.api.auth;

import io.gantry.security.AccessTokens;
import io.gantry.security.VerifiedToken;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * A verified access token as MicroProfile JWT shows it; one of nobody has no name and no claims.
 */
final class TokenPrincipal implements JsonWebToken {

  private final @Nullable VerifiedToken token;

  TokenPrincipal(@Nullable VerifiedToken token) {
    this.token = token;
  }

  @Override
  public @Nullable String getName() {
    return token == null ? null : token.username();
  }

  @Override
  public Set<String> getClaimNames() {
    return claims().keySet();
  }

  // The type is the caller's to know, as in the interface.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  @Override
  public <T> T getClaim(String name) {
    return (T) claims().get(name);
  }

  private Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    if (token == null) {
      return claims;
    }
    claims.put(Claims.iss.name(), token.issuer());
    claims.put(Claims.aud.name(), Set.of(token.audience()));
    claims.put(Claims.sub.name(), token.userId());
    claims.put(Claims.upn.name(), token.username());
    claims.put(Claims.groups.name(), Set.of(AccessTokens.group(token.role())));
    claims.put(Claims.jti.name(), token.id());
    claims.put(Claims.iat.name(), token.issuedAt().getEpochSecond());
    claims.put(Claims.exp.name(), token.expiresAt().getEpochSecond());
    claims.put(AccessTokens.TENANT_CLAIM, token.tenant().value());
    claims.put(AccessTokens.SESSION_CLAIM, token.sessionId());
    return claims;
  }
}
