package io.gantry.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.Ids;
import io.gantry.common.Secret;
import io.gantry.fixture.MovableClock;
import io.gantry.fixture.SigningKeys;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final TenantId TENANT = new TenantId("acme");

  private static final User USER =
      new User(
          "u1",
          "ann",
          "ann@example.org",
          null,
          Role.ADMIN,
          UserStatus.ACTIVE,
          null,
          null,
          NOW,
          NOW,
          1);

  private final MovableClock clock = new MovableClock(NOW);
  private final SigningKey key = SigningKeys.shared();
  private final AccessTokens tokens = tokens(key, "urn:gantry");

  @Test
  void aTokenSaysWhoWhereAndInWhichSession() {
    VerifiedToken token = tokens.verify(mint()).orElseThrow();

    assertThat(token.tenant()).isEqualTo(TENANT);
    assertThat(token.userId()).isEqualTo("u1");
    assertThat(token.username()).isEqualTo("ann");
    assertThat(token.role()).isEqualTo(Role.ADMIN);
    assertThat(token.sessionId()).isEqualTo("s1");
    assertThat(token.issuer()).isEqualTo("urn:gantry");
    assertThat(token.issuedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(token.expiresAt()).isEqualTo(token.issuedAt().plus(LIFETIME));
  }

  @Test
  void theClaimsAreThoseOfMicroProfile() throws ParseException {
    SignedJWT jwt = SignedJWT.parse(mint());

    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(jwt.getHeader().getType()).isEqualTo(JOSEObjectType.JWT);
    assertThat(jwt.getHeader().getKeyID()).isEqualTo(key.id());
    assertThat(jwt.getJWTClaimsSet().getClaims())
        .containsOnlyKeys(
            "iss", "aud", "sub", "upn", "groups", "tenant", "sid", "jti", "iat", "exp")
        .containsEntry("groups", List.of("admin"))
        .containsEntry("upn", "ann");
  }

  @Test
  void noTwoTokensAreTheSame() {
    assertThat(mint()).isNotEqualTo(mint());
  }

  @Test
  void aTokenEndsAtItsExpiry() {
    String token = mint();

    clock.advance(LIFETIME.minusSeconds(1));
    assertThat(tokens.verify(token)).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(tokens.verify(token)).isEmpty();
  }

  @Test
  void aTokenFromTheFutureIsRefusedButForClocksThatDiffer() {
    MovableClock ahead = new MovableClock(NOW.plusSeconds(29));
    MovableClock farAhead = new MovableClock(NOW.plusSeconds(40));

    assertThat(tokens.verify(tokensAt(ahead).mint(TENANT, USER, "s1").reveal())).isPresent();
    assertThat(tokens.verify(tokensAt(farAhead).mint(TENANT, USER, "s1").reveal())).isEmpty();
  }

  @Test
  void anotherIssuerOrKeyIsRefused(@TempDir Path home) {
    SigningKey stranger = SigningKey.in(KeyFolder.open(home.resolve("stranger")));

    assertThat(tokens.verify(tokens(key, "urn:other").mint(TENANT, USER, "s1").reveal())).isEmpty();
    assertThat(tokens.verify(tokens(stranger, "urn:gantry").mint(TENANT, USER, "s1").reveal()))
        .isEmpty();
  }

  @Test
  void aChangedTokenIsRefused() {
    String[] parts = mint().split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
    String promoted = claims.replace("\"u1\"", "\"u2\"");

    assertThat(promoted).isNotEqualTo(claims);
    assertThat(tokens.verify(parts[0] + "." + encode(promoted) + "." + parts[2])).isEmpty();
    assertThat(tokens.verify(parts[0] + "." + parts[1] + ".")).isEmpty();
    assertThat(tokens.verify(parts[0] + "." + parts[1] + "." + parts[2].substring(4))).isEmpty();
  }

  @Test
  void aTokenWithoutSignatureIsRefused() throws ParseException {
    String unsigned = new PlainJWT(SignedJWT.parse(mint()).getJWTClaimsSet()).serialize();
    String[] parts = mint().split("\\.", -1);
    String none = encode("{\"alg\":\"none\",\"typ\":\"JWT\",\"kid\":\"" + key.id() + "\"}");

    assertThat(tokens.verify(unsigned)).isEmpty();
    assertThat(tokens.verify(none + "." + parts[1] + "." + parts[2])).isEmpty();
    assertThat(tokens.verify(none + "." + parts[1] + ".")).isEmpty();
  }

  @Test
  void thePublicKeyUsedAsSharedSecretIsRefused() throws ParseException, JOSEException {
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.id())
                .build(),
            SignedJWT.parse(mint()).getJWTClaimsSet());
    forged.sign(new MACSigner(key.publicKeys().getBytes(UTF_8)));

    assertThat(tokens.verify(forged.serialize())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"iss", "aud", "sub", "upn", "groups", "tenant", "sid", "jti", "iat", "exp"})
  void aTokenThatLacksAClaimIsRefused(String claim) throws ParseException, JOSEException {
    assertThat(tokens.verify(resigned(claims -> claims.claim(claim, null)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"iss", "aud", "sub", "upn", "groups", "tenant", "sid", "jti", "iat", "exp"})
  void aClaimOfAnotherTypeIsRefused(String claim) throws ParseException, JOSEException {
    assertThat(tokens.verify(resigned(claims -> claims.claim(claim, List.of(true))))).isEmpty();
  }

  @Test
  void aTokenThatIsRightInAllPartsIsTaken() throws ParseException, JOSEException {
    assertThat(tokens.verify(resigned(claims -> claims))).isPresent();
  }

  @Test
  void unknownRolesTenantsAndAudiencesAreRefused() throws ParseException, JOSEException {
    assertThat(tokens.verify(resigned(claims -> claims.claim("groups", List.of("root")))))
        .isEmpty();
    assertThat(
            tokens.verify(resigned(claims -> claims.claim("groups", List.of("admin", "member")))))
        .isEmpty();
    assertThat(tokens.verify(resigned(claims -> claims.claim("tenant", "No Tenant")))).isEmpty();
    assertThat(tokens.verify(resigned(claims -> claims.audience("other")))).isEmpty();
    assertThat(tokens.verify(resigned(claims -> claims.expirationTime(new Date(0))))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "dev_token", "e30.e30.e30", "\u0000"})
  void whatIsNoTokenIsRefused(String text) {
    assertThat(tokens.verify(text)).isEmpty();
  }

  @Test
  void anEndlessTextIsNotParsed() {
    assertThat(tokens.verify("a".repeat(1_000_000))).isEmpty();
  }

  private String mint() {
    return tokens.mint(TENANT, USER, "s1").reveal();
  }

  private AccessTokens tokens(SigningKey signingKey, String issuer) {
    return new AccessTokens(signingKey, issuer, LIFETIME, clock, new Ids(clock));
  }

  private AccessTokens tokensAt(MovableClock other) {
    return new AccessTokens(key, "urn:gantry", LIFETIME, other, new Ids(other));
  }

  /** A good token but for this change, signed with the right key. */
  private String resigned(UnaryOperator<JWTClaimsSet.Builder> change)
      throws ParseException, JOSEException {
    SignedJWT good = SignedJWT.parse(mint());
    JWTClaimsSet claims = change.apply(new JWTClaimsSet.Builder(good.getJWTClaimsSet())).build();
    SignedJWT jwt = new SignedJWT(good.getHeader(), claims);
    jwt.sign(key.signer());
    return jwt.serialize();
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  /** Secrets print as stars, so a token cannot slip into a log by concatenation. */
  @Test
  void aMintedTokenIsNotPrinted() {
    Secret token = tokens.mint(TENANT, USER, "s1");

    assertThat(token).hasToString("********");
  }
}
