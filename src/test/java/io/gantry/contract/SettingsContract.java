package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.UserSettings;
import io.gantry.account.UserSettingsRepository;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import org.junit.jupiter.api.Test;

/** All that a repository of settings must do. */
abstract class SettingsContract extends WorkspaceContract {

  SettingsContract(StoreContract suite) {
    super(suite);
  }

  @Test
  void fullSettingsComeBackEqual() {
    settings().create(Samples.settings(ANN));
    assertThat(settings().find(ANN)).contains(Samples.settings(ANN));
  }

  @Test
  void bareSettingsComeBackEqual() {
    settings().create(Samples.bareSettings(ANN));
    assertThat(settings().find(ANN)).contains(Samples.bareSettings(ANN));
  }

  @Test
  void createForAnUnknownUserFails() {
    Failures.assertUnknown(
        EntityKind.USER, "none", () -> settings().create(Samples.settings("none")));
    assertThat(settings().find("none")).isEmpty();
  }

  @Test
  void createFailsWhenTheUserHasSome() {
    settings().create(Samples.settings(ANN));
    Failures.assertTaken(
        EntityKind.SETTINGS, "user_id", () -> settings().create(Samples.changedSettings(ANN)));
    assertThat(settings().find(ANN)).contains(Samples.settings(ANN));
  }

  @Test
  void findGivesNothingForUsersWithoutAny() {
    settings().create(Samples.settings(ANN));
    assertThat(settings().find(BOB)).isEmpty();
    Oddities.impossibleIds().forEach(id -> assertThat(settings().find(id)).isEmpty());
  }

  @Test
  void replaceChangesEveryComponent() {
    settings().create(Samples.settings(ANN));
    UserSettings replaced = settings().replace(Samples.changedSettings(ANN));
    assertThat(replaced).isEqualTo(Samples.changedSettings(ANN).withRevision(2));
    assertThat(settings().find(ANN)).contains(replaced);
  }

  @Test
  void replaceKeepsTheCreation() {
    settings().create(Samples.settings(ANN));
    UserSettings later = RecordCopy.with(Samples.settings(ANN), "createdAt", Samples.FAR);
    assertThat(settings().replace(later)).isEqualTo(Samples.settings(ANN).withRevision(2));
    assertThat(settings().find(ANN)).contains(Samples.settings(ANN).withRevision(2));
  }

  @Test
  void replaceOfAStaleRevisionIsAConflict() {
    settings().create(Samples.settings(ANN));
    UserSettings second = settings().replace(Samples.changedSettings(ANN));
    Failures.assertStale(
        EntityKind.SETTINGS, ANN, 1, () -> settings().replace(Samples.settings(ANN)));
    assertThat(settings().find(ANN)).contains(second);
  }

  @Test
  void replaceOfNoneFails() {
    Failures.assertUnknown(
        EntityKind.SETTINGS, ANN, () -> settings().replace(Samples.settings(ANN)));
    assertThat(settings().find(ANN)).isEmpty();
  }

  @Test
  void deleteAnswersWhetherThereWereAny() {
    settings().create(Samples.settings(ANN));
    assertThat(settings().delete(ANN)).isTrue();
    assertThat(settings().delete(ANN)).isFalse();
    assertThat(settings().delete("none")).isFalse();
    settings().create(Samples.bareSettings(ANN));
    assertThat(settings().find(ANN)).contains(Samples.bareSettings(ANN));
  }

  private UserSettingsRepository settings() {
    return workspace().settings();
  }
}
