package io.gantry.contract;

import static io.gantry.common.PageRequest.newestFirst;
import static io.gantry.common.PageRequest.oldestFirst;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gantry.account.Credential;
import io.gantry.account.User;
import io.gantry.account.UserRepository;
import io.gantry.common.InvalidCursorException;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that a repository of users must do, apart from {@link LoginNameContract} and cascades. */
abstract class UserContract extends WorkspaceContract {

  UserContract(StoreContract suite) {
    super(suite);
  }

  @Test
  void aFullUserComesBackEqual() {
    stored(kept(Samples.user("1")));
  }

  @Test
  void aBareUserComesBackEqual() {
    stored(Samples.bareUser("1"));
  }

  @Test
  void aUserIsStoredTogetherWithItsFirstCredential() {
    Credential credential = kept(Samples.credential("1"));
    users().create(kept(Samples.user("1")), credential);
    shape().assertCreated(credential, workspace().credentials().find("1").orElseThrow());
  }

  @Test
  void aUserMayHaveNoCredential() {
    stored(kept(Samples.user("1")));
    assertThat(workspace().credentials().find("1")).isEmpty();
  }

  @Test
  void aCredentialOfAnotherUserIsMisuse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users().create(kept(Samples.user("1")), kept(Samples.credential("2"))));
    assertThat(users().find("1")).isEmpty();
  }

  @Test
  void createFailsOnAnExistingId() {
    User first = stored(kept(Samples.user("1")));
    User second = RecordCopy.with(kept(Samples.changedUser("1")), "createdAt", Samples.FAR);
    Failures.assertTaken(
        EntityKind.USER, "id", () -> users().create(second, kept(Samples.credential("1"))));
    assertThat(users().find("1")).contains(first);
    assertThat(workspace().credentials().find("1")).isEmpty();
    assertThat(users().findByLoginName(second.username())).isEmpty();
  }

  @Test
  void findGivesNothingForUnknownIds() {
    stored(kept(Samples.user("?")));
    assertThat(users().find("1")).isEmpty();
    Oddities.impossibleIds().forEach(id -> assertThat(users().find(id)).isEmpty());
  }

  @Test
  void oddIdsAreKept() {
    Oddities.oddIds()
        .forEach(
            id -> {
              User user = Samples.bareUser(id);
              users().create(RecordCopy.with(user, "username", "u" + id.hashCode()), null);
              assertThat(users().find(id).map(User::id)).contains(id);
            });
  }

  @Test
  void replaceChangesEveryComponent() {
    assertReplaces(stored(kept(Samples.user("1"))), kept(Samples.changedUser("1")));
  }

  @Test
  void replaceEmptiesWhatIsAbsent() {
    assertReplaces(stored(kept(Samples.user("1"))), Samples.bareUser("1"));
  }

  @Test
  void replaceKeepsCreationAndCredential() {
    users().create(kept(Samples.user("1")), kept(Samples.credential("1")));
    User first = users().find("1").orElseThrow();
    Credential credential = workspace().credentials().find("1").orElseThrow();
    User replaced = users().replace(RecordCopy.with(first, "createdAt", Samples.FAR));
    shape().assertReplaced(first, first, replaced);
    assertThat(users().find("1")).contains(replaced);
    assertThat(workspace().credentials().find("1")).contains(credential);
  }

  @Test
  void replaceOfAStaleRevisionIsAConflict() {
    User first = stored(kept(Samples.user("1")));
    User second = assertReplaces(first, kept(Samples.changedUser("1")));
    Failures.assertStale(EntityKind.USER, "1", first.revision(), () -> users().replace(first));
    assertThat(users().find("1")).contains(second);
  }

  @Test
  void replaceOfAnUnknownUserFails() {
    User unknown = kept(Samples.user("1"));
    Failures.assertUnknown(EntityKind.USER, "1", () -> users().replace(unknown));
    assertThat(users().find("1")).isEmpty();
    assertThat(users().findByLoginName(unknown.username())).isEmpty();
  }

  @Test
  void deleteAnswersWhetherThereWasOne() {
    stored(kept(Samples.user("1")));
    assertThat(users().delete("1")).isTrue();
    assertThat(users().delete("1")).isFalse();
    assertThat(users().delete("none")).isFalse();
    assertThat(users().find("1")).isEmpty();
  }

  @Test
  void listsAreOrderedByCreationAndId() {
    List<String> order = List.of(ANN, BOB, "#", "c", "é", "a", "b");
    createAt("b", Samples.AT.plusSeconds(2));
    createAt("é", Samples.AT.plusSeconds(1));
    createAt("c", Samples.AT.plusSeconds(1));
    createAt("#", Samples.AT.plusSeconds(1));
    createAt("a", Samples.AT.plusSeconds(2));
    for (int limit = 1; limit <= 7; limit++) {
      assertThat(Walk.through(oldestFirst(limit), users()::list))
          .extracting(User::id)
          .isEqualTo(order);
      assertThat(Walk.through(newestFirst(limit), users()::list))
          .extracting(User::id)
          .containsExactly("b", "a", "é", "c", "#", BOB, ANN);
    }
  }

  @Test
  void listsGiveWholeUsers() {
    users()
        .create(
            RecordCopy.with(kept(Samples.user("z")), "createdAt", Samples.FAR),
            kept(Samples.credential("z")));
    User later = users().find("z").orElseThrow();
    assertThat(users().list(newestFirst(1)).items()).containsExactly(later);
  }

  @Test
  void aFullLastPageHasNoCursor() {
    Page<User> first = users().list(oldestFirst(1));
    Page<User> last = users().list(oldestFirst(1).after(requireNonNull(first.nextCursor())));
    assertThat(last.items()).extracting(User::id).containsExactly(BOB);
    assertThat(last.nextCursor()).isNull();
  }

  @Test
  void aCursorStaysGoodWhenItsUserIsDeleted() {
    String cursor = requireNonNull(users().list(oldestFirst(1)).nextCursor());
    users().delete(ANN);
    assertThat(users().list(oldestFirst(1).after(cursor)).items())
        .extracting(User::id)
        .containsExactly(BOB);
  }

  @Test
  void cursorsOfOtherListsAreRefused() {
    String cursor = requireNonNull(users().list(oldestFirst(1)).nextCursor());
    assertRefused(users(), newestFirst(1).after(cursor));
    assertRefused(users(), oldestFirst(1).after(cursor.substring(1)));
    assertRefused(newWorkspace().users(), oldestFirst(1).after(cursor));
  }

  private static void assertRefused(UserRepository users, PageRequest page) {
    assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> users.list(page));
  }

  private <T> T kept(T record) {
    return shape().kept(record);
  }

  /** Stores a new user and gives what is found then. */
  private User stored(User given) {
    users().create(given, null);
    User stored = users().find(given.id()).orElseThrow();
    shape().assertCreated(given, stored);
    return stored;
  }

  private User assertReplaces(User before, User next) {
    User replaced = users().replace(next.withRevision(before.revision()));
    shape().assertReplaced(before, next, replaced);
    assertThat(users().find(before.id())).contains(replaced);
    return replaced;
  }

  private UserRepository users() {
    return workspace().users();
  }

  private void createAt(String id, Instant createdAt) {
    users().create(RecordCopy.with(Samples.bareUser(id), "createdAt", createdAt), null);
  }
}
