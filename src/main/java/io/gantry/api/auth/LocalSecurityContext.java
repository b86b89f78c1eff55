package io.gantry.api.auth;

import io.gantry.api.Roles;
import io.gantry.store.LocalUser;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** What JAX-RS knows of a caller where nobody signs in. */
record LocalSecurityContext(boolean secure) implements SecurityContext {

  @Override
  public Principal getUserPrincipal() {
    return () -> LocalUser.ID;
  }

  @Override
  public boolean isUserInRole(String role) {
    return role.equals(Roles.ADMIN);
  }

  @Override
  public boolean isSecure() {
    return secure;
  }

  @Override
  public @Nullable String getAuthenticationScheme() {
    return null;
  }
}
