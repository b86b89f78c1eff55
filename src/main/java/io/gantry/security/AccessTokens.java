package io.gantry.security;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.common.Ids;
import io.gantry.common.Secret;
import io.gantry.tenancy.TenantId;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes and verifies access tokens: signed JWTs of the MicroProfile form (RS256, {@code upn},
 * {@code groups}) with the tenant and the session. Anything but that one algorithm, our key, our
 * issuer and our audience is refused. Safe for use by many threads.
 */
public final class AccessTokens {

  /** Who the tokens are for; no other service of the issuer shall take them for its own. */
  public static final String AUDIENCE = "gantry";

  public static final String TENANT_CLAIM = "tenant";
  public static final String SESSION_CLAIM = "sid";

  /** Ours have less than a thousand characters; a longer text is not worth parsing. */
  private static final int MAX_LENGTH = 8_192;

  /** How far the clock of another process of ours may be ahead. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private final SigningKey key;
  private final String issuer;
  private final Duration lifetime;
  private final Clock clock;
  private final Ids ids;

  /**
   * @param issuer what {@code iss} says
   * @param lifetime of a token; whole seconds
   */
  public AccessTokens(SigningKey key, String issuer, Duration lifetime, Clock clock, Ids ids) {
    this.key = requireNonNull(key, "key");
    this.issuer = requireNonNull(issuer, "issuer");
    this.lifetime = requireNonNull(lifetime, "lifetime");
    this.clock = requireNonNull(clock, "clock");
    this.ids = requireNonNull(ids, "ids");
  }

  public Duration lifetime() {
    return lifetime;
  }

  /** A token for this user as the user is now. */
  public Secret mint(TenantId tenant, User user, String sessionId) {
    return mint(tenant, user, sessionId, lifetime);
  }

  /**
   * A token of another lifetime.
   *
   * @param length whole seconds
   */
  public Secret mint(TenantId tenant, User user, String sessionId, Duration length) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(AUDIENCE)
            .subject(user.id())
            .claim("upn", user.username())
            .claim("groups", List.of(group(user.role())))
            .claim(TENANT_CLAIM, tenant.value())
            .claim(SESSION_CLAIM, sessionId)
            .jwtID(ids.next())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(length)))
            .build();
    return new Secret(sign(claims));
  }

  /** What the token says; empty when it is not one of ours or its time is over. */
  public Optional<VerifiedToken> verify(String token) {
    if (token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!isOurs(jwt.getHeader()) || !jwt.verify(key.verifier())) {
        return Optional.empty();
      }
      return read(jwt.getJWTClaimsSet()).filter(this::isTimely);
    } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** The name of a role in the claim {@code groups}. */
  public static String group(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private boolean isOurs(JWSHeader header) {
    return SigningKey.ALGORITHM.equals(header.getAlgorithm())
        && JOSEObjectType.JWT.equals(header.getType())
        && key.id().equals(header.getKeyID());
  }

  private Optional<VerifiedToken> read(JWTClaimsSet claims) throws ParseException {
    List<String> groups = claims.getStringListClaim("groups");
    boolean complete =
        issuer.equals(claims.getIssuer())
            && claims.getAudience().contains(AUDIENCE)
            && claims.getSubject() != null
            && claims.getJWTID() != null
            && claims.getStringClaim("upn") != null
            && claims.getStringClaim(TENANT_CLAIM) != null
            && claims.getStringClaim(SESSION_CLAIM) != null
            && claims.getIssueTime() != null
            && claims.getExpirationTime() != null
            && groups != null
            && groups.size() == 1;
    return complete ? role(groups.get(0)).map(role -> token(claims, role)) : Optional.empty();
  }

  private static VerifiedToken token(JWTClaimsSet claims, Role role) {
    return new VerifiedToken(
        claims.getJWTID(),
        claims.getIssuer(),
        AUDIENCE,
        new TenantId(claims.getClaim(TENANT_CLAIM).toString()),
        claims.getSubject(),
        claims.getClaim("upn").toString(),
        role,
        claims.getClaim(SESSION_CLAIM).toString(),
        claims.getIssueTime().toInstant(),
        claims.getExpirationTime().toInstant());
  }

  private static Optional<Role> role(String group) {
    return List.of(Role.values()).stream().filter(role -> group(role).equals(group)).findFirst();
  }

  private boolean isTimely(VerifiedToken token) {
    Instant now = clock.instant();
    return now.isBefore(token.expiresAt()) && !token.issuedAt().isAfter(now.plus(CLOCK_SKEW));
  }

  private String sign(JWTClaimsSet claims) {
    JWSHeader header =
        new JWSHeader.Builder(SigningKey.ALGORITHM)
            .type(JOSEObjectType.JWT)
            .keyID(key.id())
            .build();
    SignedJWT jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(key.signer());
      return jwt.serialize();
    } catch (JOSEException failed) {
      throw new IllegalStateException("An access token could not be signed", failed);
    }
  }
}
