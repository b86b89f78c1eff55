package io.gantry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.config.ActiveFile;
import io.gantry.config.ConfigSources;
import io.gantry.config.Database;
import io.gantry.config.LoadedConfig;
import io.gantry.fake.FlakyStore;
import io.gantry.store.PendingSwitch;
import io.gantry.store.PendingSwitch.State;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.store.StoreLease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSwitchTest {

  private static final Seed NOTHING = (config, store) -> List.of();

  @TempDir private Path home;

  private final Map<String, String> environment = new HashMap<>();
  private final FlakyStore first = new FlakyStore();
  private final FlakyStore second = new FlakyStore();
  private final ActiveStore active = new ActiveStore(first);
  private final List<Database> opened = new ArrayList<>();
  private StoreSwitch follower;

  @BeforeEach
  void start() {
    environment.put("GANTRY_HOME", home.toString());
    follower = follower(NOTHING);
  }

  @AfterEach
  void close() {
    follower.close();
  }

  @Test
  void opensNothingWhileTheFileNamesTheActiveStore() throws IOException {
    follower.look();
    choose(home.resolve("gantry.db"));
    follower.look();

    assertThat(opened).isEmpty();
    assertThat(follower.pending()).isEmpty();
  }

  @Test
  void preparesAndSeedsTheOtherStoreBeforeItIsActive() throws IOException {
    List<String> seen = new ArrayList<>();
    follower =
        follower(
            (config, store) -> {
              assertThat(store).isSameAs(second);
              assertThat(second.preparations()).isEqualTo(1);
              assertThat(activeStore()).isSameAs(first);
              assertThat(follower.pending()).map(PendingSwitch::state).contains(State.UNDER_WAY);
              seen.add(config.database().place());
              return List.of();
            });
    choose(home.resolve("other.db"));
    follower.look();

    assertThat(seen).containsExactly(home.resolve("other.db").toString());
    assertThat(activeStore()).isSameAs(second);
    assertThat(follower.pending()).isEmpty();
    follower.look();
    assertThat(opened).hasSize(1);
  }

  @Test
  void theEnvironmentIsStronger() throws IOException {
    environment.put("DATABASE_URL", "sqlite:" + home.resolve("gantry.db"));
    choose(home.resolve("other.db"));
    follower.look();

    assertThat(opened).isEmpty();
    assertThat(activeStore()).isSameAs(first);
  }

  @Test
  void aStoreThatIsAwayIsTriedAgainWhileTheOneBeforeGoesOn() throws Exception {
    second.away(true);
    choose(home.resolve("other.db"));
    follower.look();

    assertThat(activeStore()).isSameAs(first);
    assertThat(second.isClosed()).isTrue();
    assertThat(follower.pending())
        .contains(
            new PendingSwitch(State.FAILED, "The store is not switched. The database is away"));

    second.away(false);
    long start = System.nanoTime();
    while (activeStore() != second) {
      assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
      follower.look();
    }
    assertThat(follower.pending()).isEmpty();
  }

  @Test
  void aRefusalIsNotTriedAgainBeforeTheFileIsWritten() throws IOException {
    follower =
        follower(
            (config, store) -> {
              throw new StoreException.Drifted("table gantry is of version 6");
            });
    choose(home.resolve("other.db"));
    follower.look();
    follower.look();

    assertThat(opened).hasSize(1);
    assertThat(activeStore()).isSameAs(first);
    assertThat(second.isClosed()).isTrue();
    choose(home.resolve("other.db"));
    follower.look();
    assertThat(opened).hasSize(2);
  }

  @Test
  void aFileWithErrorsChangesNothing() throws IOException {
    Files.writeString(
        home.resolve(ActiveFile.NAME), "DATABASE_PROVIDER=sqlite\nSCHEMA_VERSION=9\n");
    follower.look();

    assertThat(activeStore()).isSameAs(first);
    assertThat(follower.pending())
        .hasValueSatisfying(pending -> assertThat(pending.detail()).contains("SCHEMA_VERSION"));
  }

  @Test
  void withoutTheFileTheStoreBeforeIsBack() throws IOException {
    choose(home.resolve("other.db"));
    follower.look();
    Files.delete(home.resolve(ActiveFile.NAME));
    follower.look();

    assertThat(opened)
        .extracting(Database::place)
        .containsExactly(home.resolve("other.db").toString(), home.resolve("gantry.db").toString());
  }

  @Test
  void aStoreWithoutSignInIsRefusedWhereOthersReachIt() throws IOException {
    environment.put("HOST", "0.0.0.0");
    follower = follower(NOTHING);
    // The server listens where it did at its start, whatever is configured now.
    environment.put("HOST", "127.0.0.1");
    choose("DATABASE_PROVIDER=sqlite\nSCHEMA_VERSION=4\n");
    follower.look();

    assertThat(opened).isEmpty();
    assertThat(follower.pending())
        .hasValueSatisfying(
            pending ->
                assertThat(pending.detail())
                    .contains("HOST=0.0.0.0", "ALLOW_UNAUTHENTICATED_NETWORK"));

    Files.delete(home.resolve(ActiveFile.NAME));
    environment.put("HOST", "0.0.0.0");
    environment.put("ALLOW_UNAUTHENTICATED_NETWORK", "true");
    follower = follower(NOTHING);
    choose("DATABASE_PROVIDER=sqlite\nSCHEMA_VERSION=4\n");
    follower.look();
    assertThat(opened).hasSize(1);
  }

  private void choose(Path file) throws IOException {
    choose("DATABASE_PROVIDER=sqlite\nSCHEMA_VERSION=7\nDATABASE_URL=sqlite:" + file + "\n");
  }

  /** As commands do it: another file under the name. */
  private void choose(String text) throws IOException {
    Path fresh = Files.createTempFile(home, "active", null);
    Files.writeString(fresh, text);
    Files.move(
        fresh,
        home.resolve(ActiveFile.NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private StoreSwitch follower(Seed seed) {
    return new StoreSwitch(
        active, this::open, new SchemaGuard(Clock.systemUTC()), seed, config(), this::config);
  }

  private Store open(Database database) {
    opened.add(database);
    return second;
  }

  private LoadedConfig config() {
    return LoadedConfig.load(ConfigSources.of(Map.of(), environment));
  }

  private Store activeStore() {
    try (StoreLease lease = active.take()) {
      return ((Door) lease.store()).behind();
    }
  }
}
