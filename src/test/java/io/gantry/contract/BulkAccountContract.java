package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.account.User;
import io.gantry.common.OwnedRecord;
import io.gantry.common.PageRequest;
import io.gantry.fake.RecordCopy;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loaded accounts are like others. */
abstract class BulkAccountContract extends BulkScene {

  BulkAccountContract(StoreSuite suite) {
    super(suite);
  }

  @Test
  void peopleSignInByUsernameAndAddressInAnyCase() {
    load(world().plain());
    for (String name :
        List.of("name of " + ANN, "NAME OF " + ANN, ANN + "@example.org", ANN + "@EXAMPLE.ORG")) {
      assertThat(workspace().users().findByLoginName(name).map(User::id)).as(name).contains(ANN);
    }
    assertThat(workspace().users().find(ANN)).isPresent();
    assertThat(workspace().credentials().find(ANN).orElseThrow().hash())
        .isEqualTo(Samples.credential(ANN).hash());
  }

  @Test
  void loadedLoginNamesAreTakenForNewUsers() {
    load(world().plain());
    User another = RecordCopy.with(Samples.bareUser("new"), "username", ANN + "@Example.org");
    assertThatExceptionOfType(StoreException.AlreadyExists.class)
        .isThrownBy(() -> workspace().users().create(another, null));
  }

  @Test
  void usersAreListed() {
    load(world().nasty());
    List<User> listed =
        Walk.through(PageRequest.oldestFirst(10), page -> workspace().users().list(page));
    assertThat(listed)
        .hasSize(
            (int)
                world().nasty(tenant()).stream()
                    .filter(record -> record.kind() == EntityKind.USER)
                    .count());
  }

  @Test
  void aUserTakesAllItOwnsWithIt() {
    load(world().plain());
    assertThat(workspace().users().delete(ANN)).isTrue();
    assertThat(all().stream().filter(record -> record.tenant().equals(tenant())))
        .noneMatch(BulkAccountContract::isOfAnn);
    assertThat(workspace().users().findByLoginName(ANN + "@example.org")).isEmpty();
  }

  private static boolean isOfAnn(BulkRecord record) {
    return record.value() instanceof OwnedRecord<?> owned
        ? owned.ownerId().equals(ANN)
        : record.key().parts().contains(ANN);
  }

  @Test
  @OnlyWith(EntityKind.SESSION)
  void sessionsAndTokensWork() {
    load(world().plain());
    assertThat(workspace().sessions().find(ANN, "full")).contains(Samples.session("full", ANN));
    assertThat(
            Walk.through(
                PageRequest.newestFirst(10), page -> workspace().sessions().list(ANN, page)))
        .hasSize(1);
    assertThat(
            workspace()
                .refreshTokens()
                .rotate(
                    "bare",
                    Samples.successor("next", Samples.liveToken("bare", Scene.BOB, "bare")),
                    Samples.LATER))
        .isTrue();
    assertThat(workspace().sessions().revoke(Scene.BOB, "bare", Samples.LATER)).isTrue();
    assertThat(workspace().refreshTokens().find("next").orElseThrow().revokedAt())
        .isEqualTo(Samples.LATER);
  }

  @Test
  @OnlyWith(EntityKind.SETTINGS)
  void settingsAreFound() {
    load(world().plain());
    assertThat(workspace().settings().find(ANN))
        .contains(RecordCopy.with(Samples.settings(ANN), "revision", 2L));
  }
}
