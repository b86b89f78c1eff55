package io.gantry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.bootstrap.Preparation.Outcome;
import io.gantry.config.ConfigSources;
import io.gantry.config.GantryConfig;
import io.gantry.config.LoadedConfig;
import io.gantry.fake.FlakyStore;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreparationTest {

  private static final int SECONDS = 10;

  private final FlakyStore database = new FlakyStore();
  private final ActiveStore store = new ActiveStore(database);
  private final Background background = new Background();
  private final CountDownLatch planted = new CountDownLatch(1);

  @AfterEach
  void close() {
    database.speak();
    background.close();
  }

  @Test
  void aStoreThatIsThereIsPreparedSeededAndOpened() throws Exception {
    assertThat(first(this::plant)).isEqualTo(new Outcome.Ready(List.of("admin / admin123")));

    assertThat(database.preparations()).isEqualTo(1);
    assertThat(store.health().isOk()).isTrue();
    assertThat(door().workspace(TenantId.DEFAULT).users().find("nobody")).isEmpty();
  }

  @Test
  void aStoreThatIsAwayIsShutUntilItComesBack() throws Exception {
    database.away(true);
    assertThat(first(this::plant)).isEqualTo(new Outcome.Away("The database is away"));
    assertThatThrownBy(() -> door().workspace(TenantId.DEFAULT))
        .isInstanceOf(StoreException.Unavailable.class);
    assertThatThrownBy(() -> door().tenants(TenantAccess.acrossAllTenants("test")))
        .isInstanceOf(StoreException.Unavailable.class);
    assertThat(store.health().connected()).isFalse();

    database.away(false);
    assertThat(store.health().schema()).isEqualTo(SchemaState.PENDING);
    assertThat(planted.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    awaitOpen();
    assertThat(door().workspace(TenantId.DEFAULT).tenant()).isEqualTo(TenantId.DEFAULT);
  }

  @Test
  void aRefusalOfTheSeedIsFinal() {
    Seed refusing =
        (config, empty) -> {
          throw new IllegalStateException("ADMIN_EMAIL and ADMIN_PASSWORD are needed");
        };

    assertThatThrownBy(() -> first(refusing))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("ADMIN_EMAIL and ADMIN_PASSWORD are needed");
    assertThat(store.health().isOk()).isFalse();
  }

  private List<String> plant(GantryConfig config, Store behindTheDoor) {
    assertThat(behindTheDoor).isSameAs(database);
    planted.countDown();
    return List.of("admin / admin123");
  }

  private Outcome first(Seed seed) throws Exception {
    GantryConfig config = LoadedConfig.load(ConfigSources.of(Map.of())).config();
    return new Preparation(
            store.current(), config, new SchemaGuard(Clock.systemUTC()), seed, background)
        .start()
        .get(SECONDS, TimeUnit.SECONDS);
  }

  private Door door() {
    return store.current().door();
  }

  /** The background thread is between the seed and the opening. */
  private void awaitOpen() throws InterruptedException {
    CountDownLatch opened = new CountDownLatch(1);
    background.after(Duration.ZERO, opened::countDown);
    assertThat(opened.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(store.health().isOk()).isTrue();
  }
}
