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
    users().create(Samples.user("1"), null);
    assertThat(users().find("1")).contains(Samples.user("1"));
  }

  @Test
  void aBareUserComesBackEqual() {
    users().create(Samples.bareUser("1"), null);
    assertThat(users().find("1")).contains(Samples.bareUser("1"));
  }

  @Test
  void aUserIsStoredTogetherWithItsFirstCredential() {
    Credential credential = Samples.credential("1");
    users().create(Samples.user("1"), credential);
    assertThat(workspace().credentials().find("1")).contains(credential);
  }

  @Test
  void aUserMayHaveNoCredential() {
    users().create(Samples.user("1"), null);
    assertThat(workspace().credentials().find("1")).isEmpty();
  }

  @Test
  void aCredentialOfAnotherUserIsMisuse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users().create(Samples.user("1"), Samples.credential("2")));
    assertThat(users().find("1")).isEmpty();
  }

  @Test
  void createFailsOnAnExistingId() {
    users().create(Samples.user("1"), null);
    User second = RecordCopy.with(Samples.changedUser("1"), "createdAt", Samples.FAR);
    Failures.assertTaken(
        EntityKind.USER, "id", () -> users().create(second, Samples.credential("1")));
    assertThat(users().find("1")).contains(Samples.user("1"));
    assertThat(workspace().credentials().find("1")).isEmpty();
    assertThat(users().findByLoginName(second.username())).isEmpty();
  }

  @Test
  void findGivesNothingForUnknownIds() {
    users().create(Samples.user("?"), null);
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
    users().create(Samples.user("1"), null);
    User replaced = users().replace(Samples.changedUser("1"));
    assertThat(replaced).isEqualTo(Samples.changedUser("1").withRevision(2));
    assertThat(users().find("1")).contains(replaced);
  }

  @Test
  void replaceEmptiesWhatIsAbsent() {
    users().create(Samples.user("1"), null);
    User replaced = users().replace(Samples.bareUser("1"));
    assertThat(replaced).isEqualTo(Samples.bareUser("1").withRevision(2));
    assertThat(users().find("1")).contains(replaced);
  }

  @Test
  void replaceKeepsCreationAndCredential() {
    users().create(Samples.user("1"), Samples.credential("1"));
    User replaced = users().replace(RecordCopy.with(Samples.user("1"), "createdAt", Samples.FAR));
    assertThat(replaced).isEqualTo(Samples.user("1").withRevision(2));
    assertThat(users().find("1")).contains(replaced);
    assertThat(workspace().credentials().find("1")).contains(Samples.credential("1"));
  }

  @Test
  void replaceOfAStaleRevisionIsAConflict() {
    users().create(Samples.user("1"), null);
    User second = users().replace(Samples.changedUser("1"));
    Failures.assertStale(EntityKind.USER, "1", 1, () -> users().replace(Samples.user("1")));
    assertThat(users().find("1")).contains(second);
  }

  @Test
  void replaceOfAnUnknownUserFails() {
    Failures.assertUnknown(EntityKind.USER, "1", () -> users().replace(Samples.user("1")));
    assertThat(users().find("1")).isEmpty();
    assertThat(users().findByLoginName(Samples.user("1").username())).isEmpty();
  }

  @Test
  void deleteAnswersWhetherThereWasOne() {
    users().create(Samples.user("1"), null);
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
    User later = RecordCopy.with(Samples.user("z"), "createdAt", Samples.FAR);
    users().create(later, Samples.credential("z"));
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

  private UserRepository users() {
    return workspace().users();
  }

  private void createAt(String id, Instant createdAt) {
    users().create(RecordCopy.with(Samples.bareUser(id), "createdAt", createdAt), null);
  }
}
