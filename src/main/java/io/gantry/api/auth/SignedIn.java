package io.gantry.api.auth;

import io.gantry.account.CurrentUser;
import io.gantry.account.Role;
import io.gantry.security.VerifiedToken;
import io.gantry.store.LocalUser;
import io.gantry.tenancy.CurrentTenant;
import io.gantry.tenancy.TenantId;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The user and the tenant of the current request, once its access token was admitted; the built-in
 * user where nobody signs in.
 */
@RequestScoped
public class SignedIn implements CurrentUser, CurrentTenant {

  private @Nullable VerifiedToken token;
  private boolean local;

  void as(VerifiedToken admitted) {
    token = admitted;
  }

  void asLocalUser() {
    local = true;
  }

  /** Whether it is the built-in user, who has no token. */
  boolean isLocal() {
    return local;
  }

  /**
   * @throws IllegalStateException when nobody is signed in
   */
  public VerifiedToken token() {
    if (token == null) {
      throw new IllegalStateException("Nobody is signed in");
    }
    return token;
  }

  /** Empty when nobody is signed in. */
  Optional<VerifiedToken> admitted() {
    return Optional.ofNullable(token);
  }

  @Override
  public String id() {
    return local ? LocalUser.ID : token().userId();
  }

  @Override
  public Role role() {
    return local ? Role.ADMIN : token().role();
  }

  @Override
  public Optional<Instant> until() {
    return local ? Optional.empty() : Optional.of(token().expiresAt());
  }

  @Override
  public TenantId tenant() {
    return local ? TenantId.DEFAULT : token().tenant();
  }
}
