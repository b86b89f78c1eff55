package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.store.Store;
import io.gantry.store.StoreHealth;
import io.gantry.store.StoreHealth.SchemaState;
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
    suite.store().workspace(tenant).users().create(Samples.user("1"), null);
    suite.store().prepare();
    assertThat(suite.store().workspace(tenant).users().find("1")).contains(Samples.user("1"));
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
    World world = new World(suite.store().workspace(suite.newTenant()), "ann");
    assertThat(world.seen().values())
        .allSatisfy(seen -> assertThat(seen == null || seen.equals(List.of())).isTrue());
  }
}
