package io.gantry.signin;

import static io.gantry.signin.SignInBench.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.Role;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.security.PasswordHasher;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionGateTest {

  private static final Duration ALMOST = SessionGate.RECHECK.minusMillis(1);
  private static final Duration INSTANT = Duration.ofMillis(1);

  private final PasswordHasher hasher = SignInBench.cheapHasher();
  private SignInBench here;
  private SignInBench elsewhere;
  private User ann;
  private Grant grant;

  @BeforeEach
  void open() {
    here = new SignInBench(hasher);
    elsewhere = here.otherProcess();
    ann = here.makeUser("ann");
    grant = here.login("ann");
    assertThat(admittedHere()).isTrue();
    assertThat(admittedElsewhere()).isTrue();
  }

  @AfterEach
  void close() {
    hasher.close();
  }

  @Test
  void aTokenIsAdmittedUntilItExpires() {
    here.clock.advance(Duration.ofMinutes(15).minusSeconds(1));
    assertThat(admittedHere()).isTrue();

    here.clock.advance(Duration.ofSeconds(1));
    assertThat(admittedHere()).isFalse();
    assertThat(admittedHere()).isFalse();
  }

  @Test
  void aSessionThatEndsElsewhereIsRefusedAfterHalfAMinute() {
    here.sessions.end(TENANT, ann.id(), grant.sessionId());

    assertThat(admittedHere()).isFalse();
    here.clock.advance(ALMOST);
    assertThat(admittedElsewhere()).isTrue();
    here.clock.advance(INSTANT);
    assertThat(admittedElsewhere()).isFalse();
    assertThat(admittedElsewhere()).isFalse();
  }

  @Test
  void aTokenOfAnEndedSessionIsRefusedByAProcessThatNeverSawIt() {
    here.sessions.end(TENANT, ann.id(), grant.sessionId());

    assertThat(admits(here.otherProcess())).isFalse();
  }

  @Test
  void aTokenThatWasAdmittedAgainIsAdmittedForAnotherHalfMinute() {
    here.clock.advance(SessionGate.RECHECK);
    assertThat(admittedElsewhere()).isTrue();
    here.sessions.end(TENANT, ann.id(), grant.sessionId());

    here.clock.advance(ALMOST);
    assertThat(admittedElsewhere()).isTrue();
    here.clock.advance(INSTANT);
    assertThat(admittedElsewhere()).isFalse();
  }

  @Test
  void aDisabledUserIsRefusedAfterHalfAMinute() {
    here.change(ann.id(), Role.MEMBER, UserStatus.DISABLED);

    here.clock.advance(SessionGate.RECHECK);
    assertThat(admittedHere()).isFalse();
  }

  @Test
  void aChangeThatIsToldIsSeenAtOnce() {
    here.change(ann.id(), Role.MEMBER, UserStatus.DISABLED);
    assertThat(admittedHere()).isTrue();

    here.gate.userChanged(TENANT, ann.id());

    assertThat(admittedHere()).isFalse();
  }

  @Test
  void aTokenOfAnotherRoleThanTheUsersIsRefused() {
    here.change(ann.id(), Role.ADMIN, UserStatus.ACTIVE);

    here.clock.advance(SessionGate.RECHECK);
    assertThat(admittedHere()).isFalse();
  }

  @Test
  void aDeletedUserIsRefused() {
    here.workspace().users().delete(ann.id());

    here.clock.advance(SessionGate.RECHECK);
    assertThat(admittedHere()).isFalse();
  }

  @Test
  void aSuspendedTenantIsRefused() {
    here.setTenantStatus(TenantStatus.SUSPENDED);

    here.clock.advance(SessionGate.RECHECK);
    assertThat(admittedHere()).isFalse();
  }

  @Test
  void whatIsNoTokenIsNotAdmitted() {
    String token = grant.accessToken().reveal();

    assertThat(here.gate.admit("")).isEmpty();
    assertThat(here.gate.admit(token + "x")).isEmpty();
    assertThat(here.gate.admit("\u2665" + token.substring(1))).isEmpty();
    assertThat(here.gate.admit(grant.refreshToken().reveal())).isEmpty();
  }

  private boolean admittedHere() {
    return admits(here);
  }

  private boolean admittedElsewhere() {
    return admits(elsewhere);
  }

  private boolean admits(SignInBench process) {
    return process.gate.admit(grant.accessToken().reveal()).isPresent();
  }
}
