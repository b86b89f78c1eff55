package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.RefreshToken;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.PageRequest;
import io.gantry.store.EntityKind;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What goes when a user or a tenant goes, and what stays. */
abstract class CascadeContract extends WorkspaceContract {

  CascadeContract(StoreSuite suite) {
    super(suite);
  }

  @Test
  void deletingAUserDeletesAllTheUserOwns() {
    World ann = new World(workspace(), shape(), ANN).fill();
    assertThat(workspace().users().delete(ANN)).isTrue();
    assertGone(ann);
  }

  @Test
  void nothingOfADeletedUserComesBackWithTheSameId() {
    World ann = new World(workspace(), shape(), ANN).fill();
    Map<String, @Nullable Object> before = ann.seen();
    workspace().users().delete(ANN);
    workspace().users().create(shape().kept(Samples.user(ANN)), null);
    workspace().conversations().create(Samples.bareConversation(ann.own(World.ID), ANN));
    assertThat(Lists.messages(workspace(), ANN, ann.own(World.ID))).isEmpty();
    assertThat(workspace().credentials().find(ANN)).isEmpty();
    if (shape().hasTenants()) {
      assertThat(Lists.tickets(workspace(), ANN, ann.own(World.ID))).isEmpty();
      assertThat(workspace().settings().find(ANN)).isEmpty();
      workspace().idempotentAnswers().release(ann.own(World.ID));
      workspace().idempotentAnswers().release(ann.own(World.SECOND));
    }
    workspace().conversations().delete(ANN, ann.own(World.ID));
    assertThat(ann.fill().seen()).isEqualTo(before);
  }

  @Test
  void deletingAUserLeavesOtherUsersAlone() {
    new World(workspace(), shape(), ANN).fill();
    World bob = new World(workspace(), shape(), BOB).fill();
    Map<String, @Nullable Object> before = bob.seen();
    workspace().users().delete(ANN);
    assertThat(bob.seen()).isEqualTo(before);
  }

  @Test
  void deletingAUserWhoseIdBeginsAnothersLeavesThatOneAlone() {
    workspace().users().create(shape().kept(Samples.user(ANN + "abel")), null);
    World annabel = new World(workspace(), shape(), ANN + "abel").fill();
    Map<String, @Nullable Object> before = annabel.seen();
    workspace().users().delete(ANN);
    assertThat(annabel.seen()).isEqualTo(before);
  }

  @Test
  @OnlyWith(EntityKind.REFRESH_TOKEN)
  void tokensOfADeletedUserDoNotRotate() {
    World ann = new World(workspace(), shape(), ANN).fill();
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
  @OnlyWith(EntityKind.TENANT)
  void erasingATenantErasesEveryRecord() {
    World ann = new World(workspace(), shape(), ANN).fill();
    World bob = new World(workspace(), shape(), BOB).fill();
    TenantId tenant = workspace().tenant();
    assertThat(suite.tenants().erase(tenant)).isTrue();
    assertThat(suite.tenants().find(tenant)).isEmpty();
    assertGone(ann);
    assertGone(bob);
    assertThat(ann.answer()).isEmpty();
    assertThat(workspace().users().list(PageRequest.newestFirst(5)).items()).isEmpty();
  }

  @Test
  @OnlyWith(EntityKind.TENANT)
  void nothingOfAnErasedTenantComesBackWithTheSameId() {
    new World(workspace(), shape(), ANN).fill();
    TenantId tenant = workspace().tenant();
    suite.tenants().erase(tenant);
    suite
        .tenants()
        .create(new Tenant(tenant, "Again", TenantStatus.ACTIVE, Samples.AT, Samples.AT, 1));
    workspace().users().create(shape().kept(Samples.user(ANN)), null);
    assertThat(new World(workspace(), shape(), ANN).fill().seen())
        .isEqualTo(new World(newWorkspace(), shape(), ANN).fill().seen());
  }

  @Test
  @OnlyWith(EntityKind.TENANT)
  void erasingATenantLeavesOtherTenantsAlone() {
    Workspace other = newWorkspace();
    World stays = new World(other, shape(), ANN).fill();
    new World(workspace(), shape(), ANN).fill();
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
    OwnedKinds.in(shape()).forEach(kind -> assertGone(kind, world));
    assertThat(workspace.conversations().findByShareId(world.shareId())).isEmpty();
    String id = world.own(World.ID);
    assertThat(workspace.messages().find(world.owner(), id, id)).isEmpty();
    if (shape().hasTenants()) {
      assertThat(workspace.tickets().find(world.owner(), id, id)).isEmpty();
      assertThat(workspace.settings().find(world.owner())).isEmpty();
      assertThat(workspace.sessions().find(world.owner(), id)).isEmpty();
      assertThat(workspace.refreshTokens().find(id)).isEmpty();
    }
  }

  private static <T extends OwnedRecord<T>> void assertGone(OwnedKind<T> kind, World world) {
    assertThat(
            kind.repository()
                .apply(world.workspace())
                .find(world.owner(), kind.id(world.own(World.ID))))
        .as("%s", kind)
        .isEmpty();
  }
}
