package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.Credential;
import io.gantry.account.CredentialRepository;
import io.gantry.account.CredentialScheme;
import io.gantry.account.User;
import io.gantry.common.Secret;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that a repository of credentials must do. */
abstract class CredentialContract extends WorkspaceContract {

  CredentialContract(StoreContract suite) {
    super(suite);
  }

  @Test
  void aFullCredentialComesBackEqual() {
    stored(full());
  }

  @Test
  void aBareCredentialComesBackEqual() {
    stored(Samples.bareCredential(ANN));
  }

  @ParameterizedTest
  @CsvSource({
    "ARGON2, $argon2id$v=19$x",
    "BCRYPT, $2b$12$y",
    "SHA256_HEX, 240be518fabd2724ddb6f04eeb1da5967448d7e831c08c8fa822809f74c720a9",
    "PBKDF2_SHA256_100000, 00ff"
  })
  void everySchemeThatTheVersionKnowsIsKept(CredentialScheme scheme, String hash) {
    Credential given = RecordCopy.with(full(), "hash", new Secret(hash));
    given = RecordCopy.with(given, "scheme", scheme);
    if (shape().kept(given).equals(given)) {
      stored(given);
    }
  }

  @Test
  void createForAnUnknownUserFails() {
    Failures.assertUnknown(
        EntityKind.USER,
        "none",
        () -> credentials().create(shape().kept(Samples.credential("none"))));
    assertThat(credentials().find("none")).isEmpty();
  }

  @Test
  void createFailsWhenTheUserHasOne() {
    Credential first = stored(full());
    Failures.assertTaken(
        EntityKind.CREDENTIAL, "user_id", () -> credentials().create(changed(first)));
    assertThat(credentials().find(ANN)).contains(first);
  }

  @Test
  void findGivesNothingForUsersWithoutOne() {
    stored(full());
    assertThat(credentials().find(BOB)).isEmpty();
    Oddities.impossibleIds().forEach(id -> assertThat(credentials().find(id)).isEmpty());
  }

  @Test
  void replaceChangesEveryComponent() {
    Credential first = stored(full());
    assertReplaces(first, changed(first));
  }

  @Test
  void replaceChangesTheCredentialThatCameWithTheUser() {
    workspace()
        .users()
        .create(shape().kept(Samples.user("1")), shape().kept(Samples.credential("1")));
    Credential first = credentials().find("1").orElseThrow();
    assertReplaces(first, Samples.bareCredential("1").withRevision(first.revision()));
  }

  @Test
  void aCredentialDoesNotChangeItsUser() {
    User before = workspace().users().find(ANN).orElseThrow();
    credentials().replace(changed(stored(full())));
    assertThat(workspace().users().find(ANN)).contains(before);
    credentials().delete(ANN);
    assertThat(workspace().users().find(ANN)).contains(before);
  }

  @Test
  void replaceKeepsTheCreation() {
    Credential first = stored(full());
    Credential replaced =
        credentials().replace(RecordCopy.with(changed(first), "createdAt", Samples.FAR));
    assertThat(replaced.createdAt()).isEqualTo(first.createdAt());
    assertThat(credentials().find(ANN)).contains(replaced);
  }

  @Test
  void replaceOfAStaleRevisionIsAConflict() {
    Credential first = stored(full());
    Credential second = credentials().replace(changed(first));
    Failures.assertStale(
        EntityKind.CREDENTIAL, ANN, first.revision(), () -> credentials().replace(first));
    assertThat(credentials().find(ANN)).contains(second);
  }

  @Test
  void replaceOfNoneFails() {
    Failures.assertUnknown(EntityKind.CREDENTIAL, ANN, () -> credentials().replace(full()));
    assertThat(credentials().find(ANN)).isEmpty();
  }

  @Test
  void deleteAnswersWhetherThereWasOneAndKeepsTheUser() {
    Credential first = stored(full());
    assertThat(credentials().delete(ANN)).isTrue();
    assertThat(credentials().delete(ANN)).isFalse();
    assertThat(credentials().delete("none")).isFalse();
    assertThat(credentials().find(ANN)).isEmpty();
    assertThat(workspace().users().find(ANN)).isPresent();
    stored(changed(first));
  }

  private Credential full() {
    return shape().kept(Samples.credential(ANN));
  }

  private Credential changed(Credential stored) {
    return shape().kept(Samples.changedCredential(stored.userId())).withRevision(stored.revision());
  }

  /** Stores a new credential and gives what is found then. */
  private Credential stored(Credential given) {
    credentials().create(given);
    Credential stored = credentials().find(given.userId()).orElseThrow();
    shape().assertCreated(given, stored);
    return stored;
  }

  private void assertReplaces(Credential before, Credential next) {
    Credential replaced = credentials().replace(next);
    shape().assertReplaced(before, shape().like(next, replaced), replaced);
    assertThat(credentials().find(before.userId())).contains(replaced);
  }

  private CredentialRepository credentials() {
    return workspace().credentials();
  }
}
