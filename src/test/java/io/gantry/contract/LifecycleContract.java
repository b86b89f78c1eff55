package io.gantry.contract;

import static io.gantry.contract.Scene.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Conversation;
import io.gantry.store.EntityKind;
import io.gantry.store.Store;
import io.gantry.store.StoreHealth;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store says of itself. */
abstract class LifecycleContract {

  private final StoreContract suite;

  LifecycleContract(StoreContract suite) {
    this.suite = suite;
  }

  @Test
  void theSchemaVersionIsOneOfTheProvider() {
    Store store = suite.store();
    assertThat(store.schemaVersion().providers()).contains(store.provider());
  }

  @Test
  void aPreparedStoreIsHealthy() {
    assertThat(suite.store().health())
        .isEqualTo(new StoreHealth(true, SchemaState.UP_TO_DATE, null));
  }

  @Test
  void prepareTwiceKeepsTheRecords() {
    TenantId tenant = suite.newTenant();
    Workspace workspace = suite.store().workspace(tenant);
    if (suite.shape().has(EntityKind.USER)) {
      workspace.users().create(Samples.bareUser(ANN), null);
    }
    Conversation stored = workspace.conversations().create(Samples.bareConversation("1", ANN));
    suite.store().prepare();
    assertThat(suite.store().workspace(tenant).conversations().find(ANN, "1")).contains(stored);
    assertThat(suite.store().health().isOk()).isTrue();
  }

  @Test
  void prepareMayRunTwiceAtOnce() {
    Together.call(
        4,
        thread -> {
          suite.store().prepare();
          return thread;
        });
    assertThat(suite.store().health().isOk()).isTrue();
  }

  @Test
  void aWorkspaceKnowsItsTenant() {
    TenantId tenant = suite.newTenant();
    assertThat(suite.store().workspace(tenant).tenant()).isEqualTo(tenant);
  }

  @Test
  void aTenantWithoutRecordsHoldsNothing() {
    World world = new World(suite.store().workspace(suite.newTenant()), suite.shape(), ANN);
    assertThat(world.seen().values())
        .allSatisfy(seen -> assertThat(seen == null || seen.equals(List.of())).isTrue());
  }
}
