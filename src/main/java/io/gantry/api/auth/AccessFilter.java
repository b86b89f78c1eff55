package io.gantry.api.auth;

import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import io.gantry.security.AccessTokens;
import io.gantry.security.VerifiedToken;
import io.gantry.signin.SessionGate;
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

/** Lets requests pass that carry an access token of one of the roles. */
@Priority(Priorities.AUTHENTICATION)
final class AccessFilter implements ContainerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final SessionGate gate;
  private final SignedIn signedIn;
  private final Set<String> roles;

  /**
   * @param signedIn the proxy of the one of each request
   * @param roles of {@code io.gantry.api.Roles}, one of which the caller must have
   */
  AccessFilter(SessionGate gate, SignedIn signedIn, Set<String> roles) {
    this.gate = gate;
    this.signedIn = signedIn;
    this.roles = roles;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    VerifiedToken token =
        bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION), gate)
            .orElseThrow(() -> notSignedIn("The access token is not valid or no longer valid"));
    if (!roles.contains(AccessTokens.group(token.role()))) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "Only users with the role " + roles + " may do this");
    }
    signedIn.as(token);
    boolean secure = request.getSecurityContext().isSecure();
    request.setSecurityContext(new TokenSecurityContext(token, secure));
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
