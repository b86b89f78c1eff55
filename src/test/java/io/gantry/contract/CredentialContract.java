package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.Credential;
import io.gantry.account.CredentialRepository;
import io.gantry.account.CredentialScheme;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All that a repository of credentials must do. */
abstract class CredentialContract extends WorkspaceContract {

  CredentialContract(StoreContract suite) {
    super(suite);
  }

  @Test
  void aFullCredentialComesBackEqual() {
    credentials().create(Samples.credential(ANN));
    assertThat(credentials().find(ANN)).contains(Samples.credential(ANN));
  }

  @Test
  void aBareCredentialComesBackEqual() {
    credentials().create(Samples.bareCredential(ANN));
    assertThat(credentials().find(ANN)).contains(Samples.bareCredential(ANN));
  }

  @ParameterizedTest
  @EnumSource(CredentialScheme.class)
  void everySchemeIsKept(CredentialScheme scheme) {
    Credential credential = RecordCopy.with(Samples.credential(ANN), "scheme", scheme);
    credentials().create(credential);
    assertThat(credentials().find(ANN)).contains(credential);
  }

  @Test
  void createForAnUnknownUserFails() {
    Failures.assertUnknown(
        EntityKind.USER, "none", () -> credentials().create(Samples.credential("none")));
    assertThat(credentials().find("none")).isEmpty();
  }

  @Test
  void createFailsWhenTheUserHasOne() {
    credentials().create(Samples.credential(ANN));
    Failures.assertTaken(
        EntityKind.CREDENTIAL,
        "user_id",
        () -> credentials().create(Samples.changedCredential(ANN)));
    assertThat(credentials().find(ANN)).contains(Samples.credential(ANN));
  }

  @Test
  void findGivesNothingForUsersWithoutOne() {
    credentials().create(Samples.credential(ANN));
    assertThat(credentials().find(BOB)).isEmpty();
    Oddities.impossibleIds().forEach(id -> assertThat(credentials().find(id)).isEmpty());
  }

  @Test
  void replaceChangesEveryComponent() {
    credentials().create(Samples.credential(ANN));
    Credential replaced = credentials().replace(Samples.changedCredential(ANN));
    assertThat(replaced).isEqualTo(Samples.changedCredential(ANN).withRevision(2));
    assertThat(credentials().find(ANN)).contains(replaced);
  }

  @Test
  void replaceChangesTheCredentialThatCameWithTheUser() {
    workspace().users().create(Samples.user("1"), Samples.credential("1"));
    Credential replaced = credentials().replace(Samples.bareCredential("1"));
    assertThat(replaced).isEqualTo(Samples.bareCredential("1").withRevision(2));
    assertThat(credentials().find("1")).contains(replaced);
  }

  @Test
  void replaceKeepsTheCreation() {
    credentials().create(Samples.credential(ANN));
    Credential later = RecordCopy.with(Samples.credential(ANN), "createdAt", Samples.FAR);
    assertThat(credentials().replace(later)).isEqualTo(Samples.credential(ANN).withRevision(2));
    assertThat(credentials().find(ANN)).contains(Samples.credential(ANN).withRevision(2));
  }

  @Test
  void replaceOfAStaleRevisionIsAConflict() {
    credentials().create(Samples.credential(ANN));
    Credential second = credentials().replace(Samples.changedCredential(ANN));
    Failures.assertStale(
        EntityKind.CREDENTIAL, ANN, 1, () -> credentials().replace(Samples.credential(ANN)));
    assertThat(credentials().find(ANN)).contains(second);
  }

  @Test
  void replaceOfNoneFails() {
    Failures.assertUnknown(
        EntityKind.CREDENTIAL, ANN, () -> credentials().replace(Samples.credential(ANN)));
    assertThat(credentials().find(ANN)).isEmpty();
  }

  @Test
  void deleteAnswersWhetherThereWasOneAndKeepsTheUser() {
    credentials().create(Samples.credential(ANN));
    assertThat(credentials().delete(ANN)).isTrue();
    assertThat(credentials().delete(ANN)).isFalse();
    assertThat(credentials().delete("none")).isFalse();
    assertThat(credentials().find(ANN)).isEmpty();
    assertThat(workspace().users().find(ANN)).isPresent();
    credentials().create(Samples.changedCredential(ANN));
    assertThat(credentials().find(ANN)).contains(Samples.changedCredential(ANN));
  }

  private CredentialRepository credentials() {
    return workspace().credentials();
  }
}
