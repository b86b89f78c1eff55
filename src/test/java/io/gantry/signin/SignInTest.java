package io.gantry.signin;

import static io.gantry.signin.SignInBench.CLIENT;
import static io.gantry.signin.SignInBench.PASSWORD;
import static io.gantry.signin.SignInBench.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import io.gantry.account.LoginSession;
import io.gantry.account.Role;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.InvalidValueException;
import io.gantry.common.Secret;
import io.gantry.security.PasswordHasher;
import io.gantry.security.VerifiedToken;
import io.gantry.signin.SignInException.Reason;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {

  private final PasswordHasher hasher = SignInBench.cheapHasher();
  private SignInBench bench;

  @BeforeEach
  void open() {
    bench = new SignInBench(hasher);
  }

  @AfterEach
  void close() {
    hasher.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann", "ANN", "ann@example.org", "Ann@Example.ORG"})
  void aUserSignsInByNameOrAddressInAnyCase(String name) {
    User ann = bench.makeUser("ann");

    Grant grant = bench.login(name);

    assertThat(grant.user().id()).isEqualTo(ann.id());
    assertThat(grant.expiresIn()).isEqualTo(Duration.ofMinutes(15));
    assertThat(bench.gate.admit(grant.accessToken().reveal()))
        .hasValueSatisfying(token -> assertThat(token.userId()).isEqualTo(ann.id()));
  }

  @Test
  void aSessionTellsFromWhereItWasStarted() {
    User ann = bench.makeUser("ann");

    Grant grant = bench.login("ann");

    LoginSession session =
        bench.workspace().sessions().find(ann.id(), grant.sessionId()).orElseThrow();
    assertThat(session.ip()).isEqualTo("192.0.2.1");
    assertThat(session.userAgent()).isEqualTo("curl/8");
    assertThat(session.expiresAt()).isEqualTo(bench.clock.instant().plus(Duration.ofDays(30)));
  }

  @Test
  void theLastSignInIsNoted() {
    User ann = bench.makeUser("ann");
    assertThat(ann.lastLoginAt()).isNull();
    bench.clock.advance(Duration.ofHours(1));

    Grant grant = bench.login("ann");

    User stored = bench.workspace().users().find(ann.id()).orElseThrow();
    assertThat(stored.lastLoginAt()).isEqualTo(bench.clock.instant());
    assertThat(stored.updatedAt()).isEqualTo(ann.updatedAt());
    assertThat(grant.user()).isEqualTo(stored);
  }

  @Test
  void anUnknownNameAndAWrongPasswordAreAnsweredAlike() {
    bench.makeUser("ann");

    assertThat(refusal("ann", "wrong horse"))
        .hasSameClassAs(refusal("bob", "wrong horse"))
        .hasMessage(refusal("bob", "wrong horse").getMessage());
    assertThat(refusal("ann", "wrong horse").reason()).isEqualTo(Reason.BAD_CREDENTIALS);
    assertThat(refusal("bob", "wrong horse").reason()).isEqualTo(Reason.BAD_CREDENTIALS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\uD83D", "nul\u0000", "' OR 1=1 --"})
  void whatIsNoNameIsAnUnknownName(String name) {
    assertThat(refusal(name, "correct horse").reason()).isEqualTo(Reason.BAD_CREDENTIALS);
  }

  @Test
  void anEndlessNameIsAnUnknownName() {
    assertThat(refusal("a".repeat(100_000), "correct horse").reason())
        .isEqualTo(Reason.BAD_CREDENTIALS);
  }

  @Test
  void aUserOfOneTenantIsUnknownInAnother() {
    TenantId other = new TenantId("other");
    bench.makeTenant(other, TenantStatus.ACTIVE);
    bench.makeUser("ann");

    assertRefused(Reason.BAD_CREDENTIALS, () -> bench.signIn.login(other, "ann", PASSWORD, CLIENT));
    assertRefused(
        Reason.BAD_CREDENTIALS,
        () -> bench.signIn.login(new TenantId("none"), "ann", PASSWORD, CLIENT));
  }

  @Test
  void aUserWithoutPasswordCannotSignIn() {
    User ann = bench.makeUser("ann");
    bench.workspace().credentials().delete(ann.id());

    assertThat(refusal("ann", "").reason()).isEqualTo(Reason.BAD_CREDENTIALS);
    assertThat(refusal("ann", "correct horse").reason()).isEqualTo(Reason.BAD_CREDENTIALS);
  }

  @Test
  void aDisabledUserLearnsThatOnlyByTheRightPassword() {
    User ann = bench.makeUser("ann");
    bench.change(ann.id(), Role.MEMBER, UserStatus.DISABLED);

    assertThat(refusal("ann", "correct horse").reason()).isEqualTo(Reason.ACCOUNT_DISABLED);
    assertThat(refusal("ann", "wrong horse").reason()).isEqualTo(Reason.BAD_CREDENTIALS);
  }

  @Test
  void nobodySignsInToASuspendedTenant() {
    bench.makeUser("ann");
    bench.setTenantStatus(TenantStatus.SUSPENDED);

    assertThat(refusal("ann", "correct horse").reason()).isEqualTo(Reason.ACCOUNT_DISABLED);
    assertThat(refusal("ann", "wrong horse").reason()).isEqualTo(Reason.BAD_CREDENTIALS);
    assertRefused(
        Reason.ACCOUNT_DISABLED, () -> bench.signIn.register(bench.newUser("bob"), CLIENT));
  }

  @Test
  void aLegacyHashIsMadeAnewAtTheFirstSignIn() {
    User ann = bench.makeUser("ann");
    String sha256 = "4104d36f8da2c254349f85836793ebe029e0c957063a34c91c2e9203187b5631";
    storeLegacy(ann, sha256);
    assertThat(refusal("ann", sha256).reason()).isEqualTo(Reason.BAD_CREDENTIALS);

    bench.login("ann");

    Credential renewed = bench.workspace().credentials().find(ann.id()).orElseThrow();
    assertThat(renewed.scheme()).isEqualTo(CredentialScheme.ARGON2);
    assertThat(renewed.hash().reveal()).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
    assertThat(renewed.salt()).isNull();
    assertThat(bench.login("ann").user().id()).isEqualTo(ann.id());
  }

  @Test
  void aHashOfTodayIsLeftAsItIs() {
    User ann = bench.makeUser("ann");
    Credential before = bench.workspace().credentials().find(ann.id()).orElseThrow();

    bench.login("ann");

    assertThat(bench.workspace().credentials().find(ann.id())).hasValue(before);
  }

  @Test
  void guessingIsSlowedDownForOneNameAndAddress() {
    bench.makeUser("ann");
    bench.makeUser("bob");
    for (int attempt = 0; attempt < LoginThrottle.MAX_FAILURES; attempt++) {
      assertThat(refusal("ann", "wrong horse").reason()).isEqualTo(Reason.BAD_CREDENTIALS);
    }

    SignInException refused = refusal("ANN", "correct horse");

    assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_ATTEMPTS);
    assertThat(refused.retryAfter()).hasValue(LoginThrottle.WINDOW);
    assertThat(bench.login("bob").user().username()).isEqualTo("bob");
    Client elsewhere = new Client("192.0.2.2", null);
    assertThat(bench.signIn.login(TENANT, "ann", PASSWORD, elsewhere).user().username())
        .isEqualTo("ann");
    bench.clock.advance(LoginThrottle.WINDOW);
    assertThat(bench.login("ann").user().username()).isEqualTo("ann");
  }

  @Test
  void aSuccessForgetsTheFailuresBefore() {
    bench.makeUser("ann");
    for (int attempt = 0; attempt < 2 * LoginThrottle.MAX_FAILURES; attempt++) {
      refusal("ann", "wrong horse");
      bench.login("ann");
    }

    assertThat(refusal("ann", "wrong horse").reason()).isEqualTo(Reason.BAD_CREDENTIALS);
  }

  @Test
  void whoRegistersIsAMemberAndSignedIn() {
    Grant grant = bench.signIn.register(bench.newUser("ann"), CLIENT);

    assertThat(grant.user().role()).isEqualTo(Role.MEMBER);
    assertThat(grant.user().keySalt()).matches("[0-9a-f]{64}");
    assertThat(bench.gate.admit(grant.accessToken().reveal())).isPresent();
    assertThat(bench.login("ann@example.org").user().id()).isEqualTo(grant.user().id());
  }

  @Test
  void aNameOrAddressIsRegisteredOnce() {
    bench.signIn.register(bench.newUser("ann"), CLIENT);

    assertThatExceptionOfType(StoreException.AlreadyExists.class)
        .isThrownBy(() -> bench.signIn.register(bench.newUser("ANN"), CLIENT))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("username"));
  }

  @Test
  void aWeakPasswordIsNotRegistered() {
    NewUser weak = new NewUser("u1", "ann", null, null, Role.MEMBER, new Secret("1234567"));

    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> bench.signIn.register(weak, CLIENT));
    assertThat(bench.workspace().users().findByLoginName("ann")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann", "@", "ann@", "@example.org", "ann @example.org", "a@b@c"})
  void whatIsNoAddressIsRefused(String address) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new NewUser("u1", "ann", address, null, Role.MEMBER, PASSWORD))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("email"));
  }

  @Test
  void nobodyRegistersWhereThatIsClosed() {
    SignIn closed = bench.signIn(false);

    assertRefused(Reason.REGISTRATION_CLOSED, () -> closed.register(bench.newUser("ann"), CLIENT));
    assertThat(bench.workspace().users().findByLoginName("ann")).isEmpty();
  }

  @Test
  void aPasswordIsChangedByWhoKnowsIt() {
    User ann = bench.makeUser("ann");
    Secret wanted = new Secret("battery staple");

    VerifiedToken caller = caller("ann");
    VerifiedToken elsewhere = caller("ann");

    assertRefused(
        Reason.WRONG_PASSWORD,
        () -> bench.signIn.changePassword(caller, new Secret("wrong"), wanted, CLIENT));
    bench.signIn.changePassword(caller, PASSWORD, wanted, CLIENT);

    assertThat(sessionOf(caller).revokedAt()).isNull();
    assertThat(sessionOf(elsewhere).revokedAt()).isNotNull();
    assertThat(bench.signIn.login(TENANT, "ann", wanted, CLIENT).user().id()).isEqualTo(ann.id());
    assertThat(refusal("ann", "correct horse").reason()).isEqualTo(Reason.BAD_CREDENTIALS);
  }

  @Test
  void guessingTheCurrentPasswordIsSlowedDownLikeSigningIn() {
    bench.makeUser("ann");
    VerifiedToken caller = caller("ann");
    Secret wanted = new Secret("battery staple");
    for (int attempt = 0; attempt < LoginThrottle.MAX_FAILURES; attempt++) {
      assertRefused(
          Reason.WRONG_PASSWORD,
          () -> bench.signIn.changePassword(caller, new Secret("wrong"), wanted, CLIENT));
    }

    assertRefused(
        Reason.TOO_MANY_ATTEMPTS,
        () -> bench.signIn.changePassword(caller, PASSWORD, wanted, CLIENT));
    assertThat(refusal("ann", "correct horse").reason()).isEqualTo(Reason.TOO_MANY_ATTEMPTS);
    bench.clock.advance(LoginThrottle.WINDOW);
    bench.signIn.changePassword(caller, PASSWORD, wanted, CLIENT);
  }

  @Test
  void aPasswordIsSetForAUserWhoHadNone() {
    User ann = bench.makeUser("ann");
    bench.workspace().credentials().delete(ann.id());

    bench.accounts.setPassword(TENANT, ann.id(), PASSWORD);

    assertThat(bench.login("ann").user().id()).isEqualTo(ann.id());
  }

  private VerifiedToken caller(String name) {
    String token = bench.login(name).accessToken().reveal();
    return bench.gate.admit(token).orElseThrow();
  }

  private LoginSession sessionOf(VerifiedToken token) {
    return bench.workspace().sessions().find(token.userId(), token.sessionId()).orElseThrow();
  }

  private void storeLegacy(User user, String hash) {
    Credential stored = bench.workspace().credentials().find(user.id()).orElseThrow();
    Instant now = bench.clock.instant();
    bench
        .workspace()
        .credentials()
        .replace(
            new Credential(
                user.id(),
                CredentialScheme.SHA256_HEX,
                new Secret(hash),
                null,
                now,
                now,
                stored.revision()));
  }

  private SignInException refusal(String name, String password) {
    try {
      bench.signIn.login(TENANT, name, new Secret(password), CLIENT);
    } catch (SignInException refused) {
      return refused;
    }
    throw new AssertionError("signed in as " + name);
  }

  private static void assertRefused(Reason reason, ThrowingCallable call) {
    assertThatExceptionOfType(SignInException.class)
        .isThrownBy(call)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
