package io.gantry.api.auth;

import io.gantry.account.Role;
import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import io.gantry.security.AccessTokens;
import io.gantry.security.VerifiedToken;
import io.gantry.signin.SessionGate;
import io.gantry.store.Store;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests pass that carry an access token of one of the roles. Where nobody signs in, all
 * pass as the built-in user, and a token is not even looked at.
 */
@Priority(Priorities.AUTHENTICATION)
final class AccessFilter implements ContainerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final Store store;
  private final SessionGate gate;
  private final SignedIn signedIn;
  private final Set<String> roles;

  /**
   * @param signedIn the proxy of the one of each request
   * @param roles of {@code io.gantry.api.Roles}, one of which the caller must have
   */
  AccessFilter(Store store, SessionGate gate, SignedIn signedIn, Set<String> roles) {
    this.store = store;
    this.gate = gate;
    this.signedIn = signedIn;
    this.roles = roles;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    boolean secure = request.getSecurityContext().isSecure();
    if (store.schemaVersion().hasSignIn()) {
      VerifiedToken token = admitted(request);
      signedIn.as(token);
      request.setSecurityContext(new TokenSecurityContext(token, secure));
    } else {
      requireRole(Role.ADMIN);
      signedIn.asLocalUser();
      request.setSecurityContext(new LocalSecurityContext(secure));
    }
  }

  private VerifiedToken admitted(ContainerRequestContext request) {
    VerifiedToken token =
        bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION), gate)
            .orElseThrow(() -> notSignedIn("The access token is not valid or no longer valid"));
    requireRole(token.role());
    return token;
  }

  private void requireRole(Role role) {
    if (!roles.contains(AccessTokens.group(role))) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "Only users with the role " + roles + " may do this");
    }
  }

  private static Optional<VerifiedToken> bearer(@Nullable String header, SessionGate gate) {
    // The name of the scheme is compared without regard to case (RFC 9110, section 11.1).
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw notSignedIn("There is no access token: send Authorization: Bearer with one");
    }
    return gate.admit(header.substring(SCHEME.length()).strip());
  }

  private static ProblemException notSignedIn(String detail) {
    return new ProblemException(
        ProblemType.NOT_SIGNED_IN, detail, List.of(), Map.of("WWW-Authenticate", "Bearer"));
  }
}
