package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.RefreshToken;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.PageRequest;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What goes when a user or a tenant goes, and what stays. */
abstract class CascadeContract extends WorkspaceContract {

  CascadeContract(StoreContract suite) {
    super(suite);
  }

  @Test
  void deletingAUserDeletesAllTheUserOwns() {
    World ann = new World(workspace(), ANN).fill();
    assertThat(workspace().users().delete(ANN)).isTrue();
    assertGone(ann);
  }

  @Test
  void nothingOfADeletedUserComesBackWithTheSameId() {
    World ann = new World(workspace(), ANN).fill();
    workspace().users().delete(ANN);
    workspace().users().create(Samples.user(ANN), null);
    workspace().conversations().create(Samples.bareConversation(ann.own(World.ID), ANN));
    assertThat(Lists.messages(workspace(), ANN, ann.own(World.ID))).isEmpty();
    assertThat(Lists.tickets(workspace(), ANN, ann.own(World.ID))).isEmpty();
    assertThat(workspace().credentials().find(ANN)).isEmpty();
    assertThat(workspace().settings().find(ANN)).isEmpty();
    workspace().conversations().delete(ANN, ann.own(World.ID));
    Map<String, @Nullable Object> before = new World(newWorkspace(), ANN).fill().seen();
    workspace().idempotentAnswers().release(ann.own(World.ID));
    workspace().idempotentAnswers().release(ann.own(World.SECOND));
    assertThat(ann.fill().seen()).isEqualTo(before);
  }

  @Test
  void deletingAUserLeavesOtherUsersAlone() {
    new World(workspace(), ANN).fill();
    World bob = new World(workspace(), BOB).fill();
    Map<String, @Nullable Object> before = bob.seen();
    workspace().users().delete(ANN);
    assertThat(bob.seen()).isEqualTo(before);
  }

  @Test
  void deletingAUserWhoseIdBeginsAnothersLeavesThatOneAlone() {
    workspace().users().create(Samples.user("annabel"), null);
    World annabel = new World(workspace(), "annabel").fill();
    Map<String, @Nullable Object> before = annabel.seen();
    workspace().users().delete(ANN);
    assertThat(annabel.seen()).isEqualTo(before);
  }

  @Test
  void tokensOfADeletedUserDoNotRotate() {
    World ann = new World(workspace(), ANN).fill();
    RefreshToken token = Samples.liveToken(ann.own(World.ID), ANN, ann.own(World.ID));
    workspace().users().delete(ANN);
    assertThat(
            workspace()
                .refreshTokens()
                .rotate(token.hash(), Samples.successor("next", token), Samples.LATER))
        .isFalse();
    assertThat(workspace().refreshTokens().find("next")).isEmpty();
  }

  @Test
  void aUserWithHundredsOfRecordsIsDeletedWhole() {
    for (int index = 0; index < 130; index++) {
      workspace().canvases().create(Samples.canvas("c" + index, ANN));
    }
    workspace().users().delete(ANN);
    for (int index = 0; index < 130; index++) {
      assertThat(workspace().canvases().find(ANN, "c" + index)).isEmpty();
    }
    workspace().users().create(Samples.bareUser(ANN), null);
    assertThat(workspace().canvases().list(ANN, ListFilter.ALL, PageRequest.newestFirst(1)).items())
        .isEmpty();
  }

  @Test
  void erasingATenantErasesEveryRecord() {
    World ann = new World(workspace(), ANN).fill();
    World bob = new World(workspace(), BOB).fill();
    TenantId tenant = workspace().tenant();
    assertThat(suite.tenants().erase(tenant)).isTrue();
    assertThat(suite.tenants().find(tenant)).isEmpty();
    assertGone(ann);
    assertGone(bob);
    assertThat(ann.answer()).isEmpty();
    assertThat(workspace().users().list(PageRequest.newestFirst(5)).items()).isEmpty();
  }

  @Test
  void nothingOfAnErasedTenantComesBackWithTheSameId() {
    new World(workspace(), ANN).fill();
    TenantId tenant = workspace().tenant();
    suite.tenants().erase(tenant);
    suite
        .tenants()
        .create(new Tenant(tenant, "Again", TenantStatus.ACTIVE, Samples.AT, Samples.AT, 1));
    workspace().users().create(Samples.user(ANN), null);
    assertThat(new World(workspace(), ANN).fill().seen())
        .isEqualTo(new World(newWorkspace(), ANN).fill().seen());
  }

  @Test
  void erasingATenantLeavesOtherTenantsAlone() {
    Workspace other = newWorkspace();
    World stays = new World(other, ANN).fill();
    new World(workspace(), ANN).fill();
    Map<String, @Nullable Object> before = stays.seen();
    suite.tenants().erase(workspace().tenant());
    assertThat(stays.seen()).isEqualTo(before);
    assertThat(suite.tenants().find(other.tenant())).isPresent();
  }

  private void assertGone(World world) {
    Workspace workspace = world.workspace();
    assertThat(workspace.users().find(world.owner())).isEmpty();
    assertThat(workspace.users().findByLoginName("name of " + world.owner())).isEmpty();
    assertThat(workspace.credentials().find(world.owner())).isEmpty();
    assertThat(workspace.settings().find(world.owner())).isEmpty();
    assertThat(workspace.sessions().find(world.owner(), world.own(World.ID))).isEmpty();
    assertThat(workspace.refreshTokens().find(world.own(World.ID))).isEmpty();
    OwnedKinds.ALL.forEach(kind -> assertGone(kind, world));
    assertThat(workspace.conversations().findByShareId(world.shareId())).isEmpty();
    String id = world.own(World.ID);
    assertThat(workspace.messages().find(world.owner(), id, id)).isEmpty();
    assertThat(workspace.tickets().find(world.owner(), id, id)).isEmpty();
  }

  private static <T extends OwnedRecord<T>> void assertGone(OwnedKind<T> kind, World world) {
    assertThat(kind.repository().apply(world.workspace()).find(world.owner(), world.own(World.ID)))
        .as("%s", kind)
        .isEmpty();
  }
}
