package io.gantry.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.PageRequest;
import io.gantry.common.Secret;
import io.gantry.security.PasswordHasher;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sign-in on version 6, which has users and keeps no sessions. */
class WithoutSessionsTest {

  /** SHA-256 of {@code demo123}, as Jaaz stored it. */
  private static final String OLD_HASH =
      "d3ad9315b7be5dd53b31a273b3b3aba5defe700808305aa16a3062b76658a791";

  private final PasswordHasher hasher = SignInBench.cheapHasher();
  private SignInBench bench;

  @BeforeEach
  void open() {
    bench = new SignInBench(hasher, SchemaVersion.V6);
  }

  @AfterEach
  void close() {
    hasher.close();
  }

  @Test
  void aSignInGivesATokenForADayAndNothingToRenewIt() {
    bench.makeUser("ann");
    Grant grant = bench.login("ann");

    assertThat(grant.refreshToken()).isNull();
    assertThat(grant.expiresIn()).isEqualTo(Duration.ofHours(24));
    bench.clock.advance(Duration.ofHours(24).minusSeconds(1));
    assertThat(admits(grant)).isTrue();
    bench.clock.advance(Duration.ofSeconds(1));
    assertThat(admits(grant)).isFalse();
  }

  @Test
  void whoRegistersIsSignedIn() {
    Grant grant = bench.signIn.register(bench.newUser("ann"), SignInBench.CLIENT);

    assertThat(admits(grant)).isTrue();
  }

  @Test
  void aTokenThatWasSignedOutIsRefusedUntilItExpires() {
    User ann = bench.makeUser("ann");
    Grant first = bench.login("ann");
    Grant second = bench.login("ann");
    assertThat(admits(first)).isTrue();

    assertThat(bench.sessions.end(SignInBench.TENANT, ann.id(), first.sessionId())).isTrue();

    assertThat(admits(first)).isFalse();
    assertThat(admits(second)).isTrue();
  }

  @Test
  void allTokensButTheKeptOneEndAtOnce() {
    User ann = bench.makeUser("ann");
    bench.makeUser("bob");
    Grant other = bench.login("ann");
    Grant kept = bench.login("ann");
    Grant bob = bench.login("bob");

    bench.sessions.endAll(SignInBench.TENANT, ann.id(), kept.sessionId());

    assertThat(admits(other)).isFalse();
    assertThat(admits(kept)).isTrue();
    assertThat(admits(bob)).isTrue();
    assertThat(admits(bench.login("ann"))).isTrue();
  }

  @Test
  void aUserWhoIsDisabledIsRefusedAfterHalfAMinute() {
    User ann = bench.makeUser("ann");
    Grant grant = bench.login("ann");
    assertThat(admits(grant)).isTrue();

    bench.change(ann.id(), Role.MEMBER, UserStatus.DISABLED);
    bench.clock.advance(SessionGate.RECHECK);
    assertThat(admits(grant)).isFalse();
  }

  @Test
  void whatWasSeenInOneStoreDoesNotCountInTheNext() {
    User ann = bench.makeUser("ann");
    AtomicLong generation = new AtomicLong(1);
    SessionGate gate = new SessionGate(bench.store, generation::get, bench.tokens, bench.clock);
    String token = bench.login("ann").accessToken().reveal();
    assertThat(gate.admit(token)).isPresent();

    bench.change(ann.id(), Role.MEMBER, UserStatus.DISABLED);
    assertThat(gate.admit(token)).isPresent();
    generation.incrementAndGet();
    assertThat(gate.admit(token)).isEmpty();
  }

  @Test
  void sessionsAreNotListed() {
    User ann = bench.makeUser("ann");

    assertThatThrownBy(
            () -> bench.sessions.list(SignInBench.TENANT, ann.id(), PageRequest.newestFirst(10)))
        .isInstanceOf(StoreException.Unsupported.class);
  }

  @Test
  void anOldHashIsVerifiedOnceAndMadeAnew() {
    Instant now = bench.clock.instant();
    User old =
        new User(
            "user_1", "demo", null, null, Role.MEMBER, UserStatus.ACTIVE, null, null, now, now, 1);
    Secret hash = new Secret(OLD_HASH);
    bench
        .workspace()
        .users()
        .create(
            old, new Credential("user_1", CredentialScheme.SHA256_HEX, hash, null, now, now, 1));
    Secret password = new Secret("demo123");

    assertThatThrownBy(
            () ->
                bench.signIn.login(
                    SignInBench.TENANT, "demo", new Secret("demo124"), SignInBench.CLIENT))
        .isInstanceOf(SignInException.class);
    bench.signIn.login(SignInBench.TENANT, "demo", password, SignInBench.CLIENT);

    Credential stored = bench.workspace().credentials().find("user_1").orElseThrow();
    assertThat(stored.scheme()).isEqualTo(CredentialScheme.ARGON2);
    assertThat(stored.hash().reveal()).startsWith("$argon2id$");
    bench.signIn.login(SignInBench.TENANT, "demo", password, SignInBench.CLIENT);
  }

  @Test
  void anEmptyStoreGetsTheDemonstrationUsers() {
    Seeder seeder = new Seeder(bench.store, bench.accounts, bench.clock, bench.ids);

    assertThat(seeder.seedDemoUsers()).isTrue();
    assertThat(seeder.seedDemoUsers()).isFalse();
    bench.signIn.login(SignInBench.TENANT, "admin", new Secret("admin123"), SignInBench.CLIENT);
  }

  private boolean admits(Grant grant) {
    return bench.gate.admit(grant.accessToken().reveal()).isPresent();
  }
}
