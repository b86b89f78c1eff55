package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that a repository of refresh tokens must do. */
abstract class RefreshTokenContract extends WorkspaceContract implements SignInScene {

  private static final RefreshToken FIRST = Samples.liveToken("t1", ANN, "s");
  private static final RefreshToken SECOND = Samples.successor("t2", FIRST);
  private static final RefreshToken THIRD = Samples.successor("t3", SECOND);

  RefreshTokenContract(StoreSuite suite) {
    super(suite);
  }

  @BeforeEach
  final void signIn() {
    signIn("s", FIRST.hash());
  }

  @Test
  void rotateExchangesTheToken() {
    assertThat(tokens().rotate("t1", SECOND, Samples.LATER)).isTrue();
    assertThat(tokens().find("t1")).contains(RecordCopy.with(FIRST, "usedAt", Samples.LATER));
    assertThat(tokens().find("t2")).contains(SECOND);
  }

  @Test
  void rotateRenewsTheSession() {
    tokens().rotate("t1", SECOND, Samples.LATER);
    LoginSession active =
        RecordCopy.with(Samples.liveSession("s", ANN), "lastActivityAt", Samples.LATER);
    assertThat(session()).isEqualTo(RecordCopy.with(active, "expiresAt", SECOND.expiresAt()));
  }

  @Test
  void tokensRotateOneAfterTheOther() {
    assertThat(tokens().rotate("t1", SECOND, Samples.LATER)).isTrue();
    assertThat(tokens().rotate("t2", THIRD, Samples.LATER.plusSeconds(1))).isTrue();
    assertThat(tokens().find("t3")).contains(THIRD);
    assertThat(session().lastActivityAt()).isEqualTo(Samples.LATER.plusSeconds(1));
  }

  @Test
  void aUsedTokenDoesNotRotateAgain() {
    tokens().rotate("t1", SECOND, Samples.LATER);
    LoginSession before = session();
    assertThat(tokens().rotate("t1", THIRD, Samples.LATER.plusSeconds(1))).isFalse();
    assertThat(tokens().find("t1").orElseThrow().usedAt()).isEqualTo(Samples.LATER);
    assertThat(tokens().find("t3")).isEmpty();
    assertThat(session()).isEqualTo(before);
  }

  @Test
  void anUnknownTokenDoesNotRotate() {
    assertThat(tokens().rotate("none", SECOND, Samples.LATER)).isFalse();
    assertThat(tokens().rotate("", SECOND, Samples.LATER)).isFalse();
    assertThat(tokens().find("t2")).isEmpty();
    assertThat(session()).isEqualTo(Samples.liveSession("s", ANN));
  }

  @Test
  void aTokenOfARevokedFamilyDoesNotRotate() {
    workspace().sessions().revoke(ANN, "s", Samples.AT);
    assertThat(tokens().rotate("t1", SECOND, Samples.LATER)).isFalse();
    assertThat(tokens().find("t1").orElseThrow().usedAt()).isNull();
    assertThat(tokens().find("t2")).isEmpty();
  }

  @Test
  void theNewestTokenOfARevokedFamilyDoesNotRotate() {
    tokens().rotate("t1", SECOND, Samples.LATER);
    workspace().sessions().revoke(ANN, "s", Samples.LATER);
    assertThat(tokens().rotate("t2", THIRD, Samples.LATER)).isFalse();
    assertThat(tokens().find("t3")).isEmpty();
  }

  @Test
  void aRevokedTokenDoesNotRotateThoughItsSessionIsLive() {
    RefreshToken revoked =
        RecordCopy.with(Samples.liveToken("r", ANN, "r"), "revokedAt", Samples.AT);
    workspace().sessions().create(Samples.liveSession("r", ANN), revoked);
    assertThat(tokens().rotate("r", Samples.successor("next", revoked), Samples.LATER)).isFalse();
    assertThat(tokens().find("next")).isEmpty();
  }

  @Test
  void aLiveTokenOfARevokedSessionDoesNotRotate() {
    RefreshToken live = Samples.liveToken("r", ANN, "r");
    LoginSession ended = RecordCopy.with(Samples.liveSession("r", ANN), "revokedAt", Samples.AT);
    workspace().sessions().create(ended, live);
    assertThat(tokens().rotate("r", Samples.successor("next", live), Samples.LATER)).isFalse();
    assertThat(tokens().find("r").orElseThrow().usedAt()).isNull();
    assertThat(tokens().find("next")).isEmpty();
  }

  @Test
  void anExpiredTokenDoesNotRotate() {
    Instant expiry = FIRST.expiresAt();
    assertThat(tokens().rotate("t1", SECOND, expiry)).isFalse();
    assertThat(tokens().rotate("t1", SECOND, expiry.plusSeconds(1))).isFalse();
    assertThat(tokens().find("t2")).isEmpty();
    assertThat(tokens().rotate("t1", SECOND, expiry.minusNanos(1_000))).isTrue();
  }

  @Test
  void aSuccessorWithATakenHashIsRefused() {
    signIn("other", "taken");
    RefreshToken successor = Samples.successor("taken", FIRST);
    Failures.assertTaken(
        EntityKind.REFRESH_TOKEN, "hash", () -> tokens().rotate("t1", successor, Samples.LATER));
    assertThat(tokens().find("t1")).contains(FIRST);
    assertThat(tokens().find("taken").map(RefreshToken::familyId)).contains("other");
  }

  @Test
  void findGivesNothingForUnknownTokens() {
    assertThat(tokens().find("T1")).isEmpty();
    Oddities.impossibleIds().forEach(hash -> assertThat(tokens().find(hash)).isEmpty());
  }

  @Test
  void ofSixteenExchangesOfOneTokenExactlyOneSucceeds() {
    for (int round = 0; round < 10; round++) {
      String prefix = "round " + round + " ";
      RefreshToken first = Samples.liveToken(prefix, ANN, prefix);
      signIn(prefix, prefix);
      List<Boolean> outcomes =
          Together.call(
              16,
              thread ->
                  tokens()
                      .rotate(prefix, Samples.successor(prefix + thread, first), Samples.LATER));
      assertThat(outcomes).containsOnlyOnce(true);
      int winner = outcomes.indexOf(true);
      for (int thread = 0; thread < 16; thread++) {
        assertThat(tokens().find(prefix + thread).isPresent()).isEqualTo(thread == winner);
      }
    }
  }

  @Test
  void onlyWhatHasExpiredIsRemoved() {
    RefreshToken shortLived =
        RecordCopy.with(Samples.liveToken("old", ANN, "old"), "expiresAt", Samples.LATER);
    LoginSession ended =
        RecordCopy.with(Samples.liveSession("old", ANN), "expiresAt", Samples.LATER);
    workspace().sessions().create(ended, shortLived);
    assertThat(tokens().deleteExpired(Samples.LATER, 100)).isZero();
    assertThat(tokens().deleteExpired(Samples.LATER.plusSeconds(1), 100)).isBetween(0, 2);
    assertThat(tokens().find("t1")).contains(FIRST);
    assertThat(session()).isEqualTo(Samples.liveSession("s", ANN));
  }

  @Test
  void noMoreThanTheLimitIsRemoved() {
    for (int index = 0; index < 5; index++) {
      signIn("s" + index, "token" + index);
    }
    Instant moment = Samples.FAR.plusSeconds(1);
    assertThat(tokens().deleteExpired(moment, 3)).isLessThanOrEqualTo(3);
    assertThat(tokens().deleteExpired(moment, 1_000)).isLessThanOrEqualTo(12);
    assertThat(tokens().deleteExpired(moment, 1_000)).isZero();
  }

  private LoginSession session() {
    return workspace().sessions().find(ANN, "s").orElseThrow();
  }
}
