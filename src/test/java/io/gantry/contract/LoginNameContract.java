package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.User;
import io.gantry.account.UserRepository;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import io.gantry.store.Workspace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** User names and e-mail addresses are one name space without regard to case. */
abstract class LoginNameContract extends WorkspaceContract {

  private static final String SAME_NAMES =
      """
      anna, ANNA
      Straße, STRASSE
      straße, Strasse
      STRAẞE, strasse
      ΟΔΟΣ, οδος
      ΟΔΟΣ, οδοσ
      É, e\u0301
      e\u0301, é
      Å, \u212b
      ıd, ID
      ﬁn, FIN
      Ǆ, ǆ
      𐐀, 𐐨
      user@Example.ORG, USER@example.org
      """;

  LoginNameContract(StoreSuite suite) {
    super(suite);
  }

  @ParameterizedTest
  @CsvSource(textBlock = SAME_NAMES)
  void namesThatDifferInCaseOnlyAreOneName(String one, String other) {
    User user = create("1", one, null);
    assertThat(users().findByLoginName(other)).contains(user);
    assertTaken("username", named("2", other, null));
    assertTaken("email", named("2", "free", other));
  }

  @ParameterizedTest
  @CsvSource({"i, İ", "ﬃ x, ff x", "é, e", "n, ñ", "a, ａ", "' a', a", "a., a"})
  void otherNamesAreTwoNames(String one, String other) {
    User first = create("1", one, null);
    User second = create("2", other, null);
    assertThat(users().findByLoginName(one)).contains(first);
    assertThat(users().findByLoginName(other)).contains(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "a#b", "%", "_", "*", "a/b", "😀", "\u0000", "a\u0000b", "\uffff"})
  void oddNamesAreFoundExactly(String name) {
    User user = create("1", "n" + name, "e" + name);
    assertThat(users().findByLoginName("N" + name)).contains(user);
    assertThat(users().findByLoginName("E" + name)).contains(user);
    assertThat(users().findByLoginName("n")).isEmpty();
    assertThat(users().findByLoginName("nx")).isEmpty();
  }

  @Test
  void theLongestNamesAreKeptAndFound() {
    String name = "ﬃ".repeat(User.MAX_LOGIN_NAME_LENGTH);
    String email = "𐐀".repeat(User.MAX_LOGIN_NAME_LENGTH / 2);
    User user = create("1", name, email);
    assertThat(users().findByLoginName(name)).contains(user);
    assertThat(users().findByLoginName(email)).contains(user);
    assertTaken("username", named("2", name, null));
    create("3", "ﬃ".repeat(User.MAX_LOGIN_NAME_LENGTH - 1) + "x", null);
  }

  @Test
  void aUserIsFoundByNameAndByAddress() {
    User user = create("1", "Anna", "A@example.org");
    assertThat(users().findByLoginName("anna")).contains(user);
    assertThat(users().findByLoginName("a@EXAMPLE.org")).contains(user);
  }

  @Test
  void unknownNamesFindNobody() {
    create("1", "anna", null);
    assertThat(users().findByLoginName("ann")).isEmpty();
    assertThat(users().findByLoginName("annaa")).isEmpty();
    assertThat(users().findByLoginName("1")).isEmpty();
    assertThat(users().findByLoginName("")).isEmpty();
    assertThat(users().findByLoginName("\ud800")).isEmpty();
    assertThat(users().findByLoginName("x".repeat(100_000))).isEmpty();
  }

  @Test
  void nameAndAddressOfOneUserMayBeTheSame() {
    User user = create("1", "A@example.org", "a@EXAMPLE.org");
    assertThat(users().findByLoginName("a@example.org")).contains(user);
    User replaced = users().replace(RecordCopy.with(user, "email", null));
    assertThat(users().findByLoginName("a@example.org")).contains(replaced);
  }

  @Test
  void createFailsOnATakenUserName() {
    create("1", "anna", null);
    assertTaken("username", named("2", "ANNA", "free@example.org"));
    assertThat(users().findByLoginName("free@example.org")).isEmpty();
  }

  @Test
  void createFailsOnATakenAddress() {
    create("1", "anna", "a@example.org");
    assertTaken("email", named("2", "free", "A@example.org"));
    assertThat(users().findByLoginName("free")).isEmpty();
  }

  @Test
  void nobodyTakesAnothersAddressAsUserName() {
    create("1", "anna", "a@example.org");
    assertTaken("username", named("2", "A@EXAMPLE.ORG", null));
  }

  @Test
  void nobodyTakesAnothersUserNameAsAddress() {
    create("1", "anna", null);
    assertTaken("email", named("2", "free", "Anna"));
  }

  @Test
  void replaceFailsOnTakenNames() {
    create("1", "anna", "a@example.org");
    User bert = create("2", "bert", "b@example.org");
    assertReplaceTaken("username", RecordCopy.with(bert, "username", "ANNA"));
    assertReplaceTaken("username", RecordCopy.with(bert, "username", "a@example.org"));
    assertReplaceTaken("email", RecordCopy.with(bert, "email", "A@example.org"));
    assertReplaceTaken("email", RecordCopy.with(bert, "email", "anna"));
    assertThat(users().find("2")).contains(bert);
    assertThat(users().findByLoginName("b@example.org")).contains(bert);
    assertThat(users().findByLoginName("bert")).contains(bert);
  }

  @Test
  void replaceFreesTheNamesItGivesUp() {
    User anna = create("1", "anna", "a@example.org");
    User renamed = users().replace(renamed(anna, "berta", "b@example.org"));
    assertThat(users().findByLoginName("anna")).isEmpty();
    assertThat(users().findByLoginName("a@example.org")).isEmpty();
    assertThat(users().findByLoginName("BERTA")).contains(renamed);
    User next = create("2", anna.email(), anna.username());
    assertThat(users().findByLoginName("anna")).contains(next);
  }

  @Test
  void replaceMaySwapNameAndAddress() {
    User anna = create("1", "anna", "a@example.org");
    User swapped = users().replace(renamed(anna, "a@example.org", "anna"));
    assertThat(users().findByLoginName("anna")).contains(swapped);
    assertThat(users().findByLoginName("a@example.org")).contains(swapped);
  }

  @Test
  void replaceMayChangeTheCaseOfTheOwnName() {
    User anna = create("1", "anna", null);
    User replaced = users().replace(renamed(anna, "Anna", null));
    assertThat(users().findByLoginName("anna")).contains(replaced);
    assertTaken("username", named("2", "ANNA", null));
  }

  @Test
  void aNameThatIsKeptStaysTakenWhenTheOtherChanges() {
    User anna = create("1", "anna", "a@example.org");
    users().replace(RecordCopy.with(anna, "email", "new@example.org"));
    assertTaken("username", named("2", "anna", null));
    assertTaken("email", named("2", "free", "new@example.org"));
    create("3", "c", "a@example.org");
  }

  @Test
  void aStaleReplaceTakesAndFreesNoName() {
    User anna = create("1", "anna", null);
    User second = users().replace(RecordCopy.with(anna, "updatedAt", Samples.FAR));
    Failures.assertStale(
        EntityKind.USER, "1", anna.revision(), () -> users().replace(renamed(anna, "berta", null)));
    assertThat(users().findByLoginName("anna")).contains(second);
    create("2", "berta", null);
  }

  @Test
  void deleteFreesTheNames() {
    create("1", "anna", "a@example.org");
    users().delete("1");
    assertThat(users().findByLoginName("anna")).isEmpty();
    assertThat(users().findByLoginName("a@example.org")).isEmpty();
    User next = create("2", "Anna", "A@example.org");
    assertThat(users().findByLoginName("anna")).contains(next);
  }

  @Test
  @OnlyWith(EntityKind.TENANT)
  void anotherTenantMayHaveTheSameNames() {
    User here = create("1", "anna", "a@example.org");
    Workspace elsewhere = newWorkspace();
    assertThat(elsewhere.users().findByLoginName("anna")).isEmpty();
    User there = named("9", "a@example.org", "anna");
    elsewhere.users().create(there, null);
    assertThat(elsewhere.users().findByLoginName("anna")).contains(there);
    assertThat(users().findByLoginName("anna")).contains(here);
  }

  private UserRepository users() {
    return workspace().users();
  }

  private User create(String id, String username, @Nullable String email) {
    User given = named(id, username, email);
    users().create(given, null);
    User stored = users().find(id).orElseThrow();
    shape().assertCreated(given, stored);
    return stored;
  }

  private static User renamed(User stored, String username, @Nullable String email) {
    return named(stored.id(), username, email).withRevision(stored.revision());
  }

  private static User named(String id, String username, @Nullable String email) {
    User user = RecordCopy.with(Samples.bareUser(id), "username", username);
    return RecordCopy.with(user, "email", email);
  }

  private void assertTaken(String field, User user) {
    Failures.assertTaken(
        EntityKind.USER,
        field,
        () -> users().create(user, shape().kept(Samples.credential(user.id()))));
    assertThat(users().find(user.id())).isEmpty();
    assertThat(workspace().credentials().find(user.id())).isEmpty();
  }

  private void assertReplaceTaken(String field, User user) {
    Failures.assertTaken(EntityKind.USER, field, () -> users().replace(user));
  }
}
