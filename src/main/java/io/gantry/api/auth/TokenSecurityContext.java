package io.gantry.api.auth;

import io.gantry.security.AccessTokens;
import io.gantry.security.VerifiedToken;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** What JAX-RS knows of a caller with an access token. */
record TokenSecurityContext(VerifiedToken token, boolean secure) implements SecurityContext {

  @Override
  public Principal getUserPrincipal() {
    return new TokenPrincipal(token);
  }

  @Override
  public boolean isUserInRole(String role) {
    return AccessTokens.group(token.role()).equals(role);
  }

  @Override
  public boolean isSecure() {
    return secure;
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }
}
