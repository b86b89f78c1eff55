package io.gantry.contract;

import static io.gantry.common.PageRequest.newestFirst;
import static io.gantry.common.PageRequest.oldestFirst;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.account.LoginSession;
import io.gantry.account.LoginSessionRepository;
import io.gantry.account.RefreshToken;
import io.gantry.common.InvalidCursorException;
import io.gantry.common.PageRequest;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that a repository of sign-ins must do. */
abstract class SessionContract extends WorkspaceContract implements SignInScene {

  SessionContract(StoreContract suite) {
    super(suite);
  }

  @Test
  void aFullSessionAndItsTokenComeBackEqual() {
    LoginSession session = Samples.session("s", ANN);
    RefreshToken token = Samples.token("t", ANN, "s");
    sessions().create(session, token);
    assertThat(sessions().find(ANN, "s")).contains(session);
    assertThat(tokens().find("t")).contains(token);
  }

  @Test
  void aBareSessionAndItsTokenComeBackEqual() {
    signIn("s", "t");
    assertThat(sessions().find(ANN, "s")).contains(Samples.liveSession("s", ANN));
    assertThat(tokens().find("t")).contains(Samples.liveToken("t", ANN, "s"));
  }

  @Test
  void createForAnUnknownUserFails() {
    Failures.assertUnknown(
        EntityKind.USER,
        "none",
        () ->
            sessions()
                .create(Samples.liveSession("s", "none"), Samples.liveToken("t", "none", "s")));
    assertThat(sessions().find("none", "s")).isEmpty();
    assertThat(tokens().find("t")).isEmpty();
  }

  @Test
  void createFailsOnATakenId() {
    signIn("s", "t");
    Failures.assertTaken(EntityKind.SESSION, "id", () -> signIn("s", "other"));
    Failures.assertTaken(
        EntityKind.SESSION,
        "id",
        () -> sessions().create(Samples.liveSession("s", BOB), Samples.liveToken("x", BOB, "s")));
    assertThat(tokens().find("other")).isEmpty();
    assertThat(tokens().find("x")).isEmpty();
    assertThat(sessions().find(BOB, "s")).isEmpty();
  }

  @Test
  void createFailsOnATakenHash() {
    signIn("s", "t");
    Failures.assertTaken(EntityKind.REFRESH_TOKEN, "hash", () -> signIn("other", "t"));
    assertThat(sessions().find(ANN, "other")).isEmpty();
    assertThat(tokens().find("t").map(RefreshToken::familyId)).contains("s");
  }

  @Test
  void findGivesNothingForUnknownIdsAndForeignUsers() {
    signIn("s", "t");
    assertThat(sessions().find(ANN, "x")).isEmpty();
    assertThat(sessions().find(BOB, "s")).isEmpty();
    Oddities.impossibleIds().forEach(id -> assertThat(sessions().find(ANN, id)).isEmpty());
  }

  @Test
  void listsAreOrderedByCreationAndIdAndHoldEndedSessionsToo() {
    createAt("b", Samples.AT.plusSeconds(1));
    createAt("c", Samples.AT);
    createAt("é", Samples.AT);
    createAt("#", Samples.AT);
    sessions().revoke(ANN, "c", Samples.LATER);
    for (int limit = 1; limit <= 4; limit++) {
      assertThat(Walk.through(oldestFirst(limit), page -> sessions().list(ANN, page)))
          .extracting(LoginSession::id)
          .containsExactly("#", "c", "é", "b");
      assertThat(Walk.through(newestFirst(limit), page -> sessions().list(ANN, page)))
          .extracting(LoginSession::id)
          .containsExactly("b", "é", "c", "#");
    }
    assertThat(sessions().list(BOB, newestFirst(5)).items()).isEmpty();
  }

  @Test
  void listsGiveWholeSessions() {
    LoginSession session = Samples.session("s", ANN);
    sessions().create(session, Samples.token("t", ANN, "s"));
    assertThat(sessions().list(ANN, newestFirst(5)).items()).containsExactly(session);
  }

  @Test
  void cursorsOfOtherListsAreRefused() {
    createAt("1", Samples.AT);
    createAt("2", Samples.AT);
    String cursor = requireNonNull(sessions().list(ANN, oldestFirst(1)).nextCursor());
    assertRefused(ANN, newestFirst(1).after(cursor));
    assertRefused(BOB, oldestFirst(1).after(cursor));
    assertRefused(ANN, oldestFirst(1).after(cursor.substring(1)));
    assertThat(sessions().list(ANN, oldestFirst(1).after(cursor)).nextCursor()).isNull();
  }

  @Test
  void revokeEndsTheSessionOnce() {
    signIn("s", "t");
    assertThat(sessions().revoke(ANN, "s", Samples.LATER)).isTrue();
    assertThat(sessions().revoke(ANN, "s", Samples.FAR)).isFalse();
    assertThat(sessions().find(ANN, "s"))
        .contains(RecordCopy.with(Samples.liveSession("s", ANN), "revokedAt", Samples.LATER));
  }

  @Test
  void revokeEndsAllTokensOfTheFamilyAndNoOther() {
    signIn("s", "t1");
    signIn("other", "x");
    RefreshToken second = Samples.successor("t2", Samples.liveToken("t1", ANN, "s"));
    assertThat(tokens().rotate("t1", second, Samples.LATER)).isTrue();
    Instant at = Samples.LATER.plusSeconds(1);
    sessions().revoke(ANN, "s", at);
    assertThat(List.of("t1", "t2"))
        .allSatisfy(
            hash -> assertThat(tokens().find(hash).orElseThrow().revokedAt()).isEqualTo(at));
    assertThat(tokens().find("x")).contains(Samples.liveToken("x", ANN, "other"));
    assertThat(sessions().find(ANN, "other")).contains(Samples.liveSession("other", ANN));
  }

  @Test
  void revokeOfAnUnknownOrForeignSessionAnswersFalse() {
    signIn("s", "t");
    assertThat(sessions().revoke(BOB, "s", Samples.LATER)).isFalse();
    assertThat(sessions().revoke(ANN, "x", Samples.LATER)).isFalse();
    assertThat(sessions().revoke(ANN, "", Samples.LATER)).isFalse();
    assertThat(sessions().find(ANN, "s")).contains(Samples.liveSession("s", ANN));
    assertThat(tokens().find("t")).contains(Samples.liveToken("t", ANN, "s"));
  }

  private void createAt(String id, Instant createdAt) {
    LoginSession session = RecordCopy.with(Samples.liveSession(id, ANN), "createdAt", createdAt);
    sessions().create(session, Samples.liveToken("token " + id, ANN, id));
  }

  private void assertRefused(String userId, PageRequest page) {
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> sessions().list(userId, page));
  }

  private LoginSessionRepository sessions() {
    return workspace().sessions();
  }
}
