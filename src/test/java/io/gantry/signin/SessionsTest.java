package io.gantry.signin;

import static io.gantry.signin.SignInBench.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.account.LoginSession;
import io.gantry.account.Role;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.PageRequest;
import io.gantry.security.PasswordHasher;
import io.gantry.signin.SignInException.Reason;
import io.gantry.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {

  private final PasswordHasher hasher = SignInBench.cheapHasher();
  private SignInBench bench;
  private User ann;

  @BeforeEach
  void open() {
    bench = new SignInBench(hasher);
    ann = bench.makeUser("ann");
  }

  @AfterEach
  void close() {
    hasher.close();
  }

  @Test
  void aRefreshTokenIsExchangedForANewPair() {
    Grant first = bench.login("ann");
    bench.clock.advance(Duration.ofMinutes(20));

    Grant second = refresh(first);

    assertThat(second.sessionId()).isEqualTo(first.sessionId());
    assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
    assertThat(admits(first)).isFalse();
    assertThat(admits(second)).isTrue();
  }

  @Test
  void aSessionLastsFromItsLastUse() {
    Grant grant = bench.login("ann");
    for (int month = 0; month < 3; month++) {
      bench.clock.advance(Duration.ofDays(29));
      grant = refresh(grant);
    }
    LoginSession session = session(grant);

    assertThat(session.lastActivityAt()).isEqualTo(bench.clock.instant());
    assertThat(session.expiresAt()).isEqualTo(bench.clock.instant().plus(Duration.ofDays(30)));
  }

  @Test
  void aSessionThatNobodyRenewsEnds() {
    Grant grant = bench.login("ann");
    bench.clock.advance(Duration.ofDays(30));

    assertRefused(grant);
  }

  @Test
  void aTokenUsedTwiceEndsTheSession() {
    Grant stolen = bench.login("ann");
    Grant renewed = refresh(stolen);
    assertThat(admits(renewed)).isTrue();

    assertRefused(stolen);

    assertThat(session(stolen).revokedAt()).isEqualTo(bench.clock.instant());
    assertThat(admits(renewed)).isFalse();
    assertRefused(renewed);
  }

  @Test
  void aTokenUsedTwiceLeavesOtherSessionsAlone() {
    Grant stolen = bench.login("ann");
    Grant other = bench.login("ann");
    refresh(stolen);

    assertRefused(stolen);

    assertThat(admits(other)).isTrue();
    assertThat(refresh(other).sessionId()).isEqualTo(other.sessionId());
  }

  @RepeatedTest(10)
  void ofTwoExchangesAtOnceOneSucceedsAndTheSessionEnds() throws Exception {
    Grant grant = bench.login("ann");
    CyclicBarrier start = new CyclicBarrier(2);
    Callable<Optional<Grant>> client =
        () -> {
          start.await();
          return tryRefresh(grant);
        };
    ExecutorService clients = Executors.newFixedThreadPool(2);
    try {
      List<Future<Optional<Grant>>> answers = clients.invokeAll(List.of(client, client));
      Optional<Grant> one = answers.get(0).get();
      Optional<Grant> other = answers.get(1).get();

      assertThat(one.isPresent()).isNotEqualTo(other.isPresent());
      Grant winner = one.or(() -> other).orElseThrow();
      assertThat(session(grant).revokedAt()).isNotNull();
      assertThat(admits(winner)).isFalse();
      assertRefused(winner);
    } finally {
      clients.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gr.default.",
        "gr.default.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "gr.none.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "gr.Default.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "eyJhbGciOiJub25lIn0.e30."
      })
  void whatIsNoRefreshTokenIsRefused(String text) {
    assertThatExceptionOfType(SignInException.class)
        .isThrownBy(() -> bench.sessions.refresh(text))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.BAD_REFRESH_TOKEN));
  }

  @Test
  void aRefreshTokenIsGoodInItsOwnTenantAlone() {
    bench.makeTenant(new TenantId("other"), TenantStatus.ACTIVE);
    String moved = bench.login("ann").refreshToken().reveal().replace("gr.default.", "gr.other.");

    assertThatExceptionOfType(SignInException.class)
        .isThrownBy(() -> bench.sessions.refresh(moved));
  }

  @Test
  void onlyTheHashOfARefreshTokenIsStored() {
    Grant grant = bench.login("ann");
    String text = grant.refreshToken().reveal();

    assertThat(bench.workspace().refreshTokens().find(text)).isEmpty();
    assertThat(RefreshTokenText.parse(text).map(RefreshTokenText::hash))
        .hasValueSatisfying(
            hash -> assertThat(bench.workspace().refreshTokens().find(hash)).isPresent());
  }

  @Test
  void whoMayNotSignInCannotRenewASession() {
    Grant grant = bench.login("ann");

    bench.change(ann.id(), Role.MEMBER, UserStatus.DISABLED);
    assertRefused(grant);
    bench.change(ann.id(), Role.MEMBER, UserStatus.ACTIVE);
    bench.setTenantStatus(TenantStatus.SUSPENDED);
    assertRefused(grant);
    bench.setTenantStatus(TenantStatus.ACTIVE);

    assertThat(refresh(grant).sessionId()).isEqualTo(grant.sessionId());
  }

  @Test
  void aNewRoleComesWithTheNextAccessToken() {
    Grant grant = bench.login("ann");
    bench.change(ann.id(), Role.ADMIN, UserStatus.ACTIVE);

    assertThat(bench.gate.admit(refresh(grant).accessToken().reveal()))
        .hasValueSatisfying(token -> assertThat(token.role()).isEqualTo(Role.ADMIN));
  }

  @Test
  void anEndedSessionIsOverAtOnce() {
    Grant grant = bench.login("ann");
    assertThat(admits(grant)).isTrue();

    assertThat(bench.sessions.end(TENANT, ann.id(), grant.sessionId())).isTrue();

    assertThat(admits(grant)).isFalse();
    assertRefused(grant);
    assertThat(bench.sessions.end(TENANT, ann.id(), grant.sessionId())).isTrue();
  }

  @Test
  void nobodyEndsTheSessionOfAnother() {
    Grant grant = bench.login("ann");
    User bob = bench.makeUser("bob");

    assertThat(bench.sessions.end(TENANT, bob.id(), grant.sessionId())).isFalse();
    assertThat(bench.sessions.end(TENANT, ann.id(), "none")).isFalse();

    assertThat(admits(grant)).isTrue();
  }

  @Test
  void allSessionsEndButTheOneThatIsKept() {
    List<Grant> grants = IntStream.range(0, 5).mapToObj(number -> bench.login("ann")).toList();
    Grant kept = grants.get(2);

    bench.sessions.endAll(TENANT, ann.id(), kept.sessionId());

    assertThat(grants).filteredOn(this::admits).containsExactly(kept);
    bench.sessions.endAll(TENANT, ann.id(), null);
    assertThat(grants).noneMatch(this::admits);
  }

  @Test
  void sessionsAreListedNewestFirst() {
    Grant first = bench.login("ann");
    bench.clock.advance(Duration.ofMinutes(1));
    Grant second = bench.login("ann");

    assertThat(bench.sessions.list(TENANT, ann.id(), PageRequest.newestFirst(10)).items())
        .extracting(LoginSession::id)
        .containsExactly(second.sessionId(), first.sessionId());
  }

  private Grant refresh(Grant grant) {
    return bench.sessions.refresh(grant.refreshToken().reveal());
  }

  private Optional<Grant> tryRefresh(Grant grant) {
    try {
      return Optional.of(refresh(grant));
    } catch (SignInException refused) {
      return Optional.empty();
    }
  }

  private void assertRefused(Grant grant) {
    assertThatExceptionOfType(SignInException.class)
        .isThrownBy(() -> refresh(grant))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.BAD_REFRESH_TOKEN));
  }

  private boolean admits(Grant grant) {
    return bench.gate.admit(grant.accessToken().reveal()).isPresent();
  }

  private LoginSession session(Grant grant) {
    return bench.workspace().sessions().find(ann.id(), grant.sessionId()).orElseThrow();
  }
}
