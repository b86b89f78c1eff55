package io.gantry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.address.Stores;
import io.gantry.chat.Conversation;
import io.gantry.common.CursorCodec;
import io.gantry.config.ConfigSources;
import io.gantry.config.Database;
import io.gantry.config.GantryConfig;
import io.gantry.config.LoadedConfig;
import io.gantry.signin.UnsafeStartException;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkWriter;
import io.gantry.store.LocalUser;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaGuardTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  @TempDir private Path home;

  private final Stores stores = Backends.all(new CursorCodec(new byte[32]), CLOCK, null);
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void configure() {
    environment.put("GANTRY_HOME", home.toString());
    environment.put("DATABASE_PROVIDER", "sqlite");
    environment.put("DATABASE_URL", "sqlite:" + home.resolve("localmanus.db"));
    environment.put("SCHEMA_VERSION", "4");
  }

  private GantryConfig config() {
    return LoadedConfig.load(ConfigSources.of(Map.of(), environment)).config();
  }

  private Store open(SchemaVersion version) {
    return stores.open(new Database.Sqlite(version, home.resolve("localmanus.db"), 2));
  }

  private void fillVersion3() {
    try (Store store = open(SchemaVersion.V3)) {
      store.prepare();
      Instant now = CLOCK.instant();
      store
          .workspace(TenantId.DEFAULT)
          .conversations()
          .create(
              new Conversation(
                  "c",
                  LocalUser.ID,
                  "T",
                  null,
                  null,
                  null,
                  null,
                  false,
                  null,
                  0,
                  null,
                  now,
                  now,
                  1));
    }
  }

  private SchemaState prepare() {
    try (Store store = open(SchemaVersion.V4)) {
      new SchemaGuard(CLOCK).prepare(config(), store);
      return store.administration().report().state();
    }
  }

  private List<String> backups() throws IOException {
    Path folder = home.resolve("backups");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }

  @Test
  void aRequiredBackupThatNobodyMakesForbidsTheChange() throws IOException {
    environment.put("REQUIRE_MIGRATION_BACKUP", "true");
    fillVersion3();
    assertThatThrownBy(this::prepare)
        .isInstanceOf(UnsafeStartException.class)
        .hasMessageContaining("schema apply --backup");
    try (Store store = open(SchemaVersion.V3)) {
      assertThat(store.administration().report().state()).isEqualTo(SchemaState.UP_TO_DATE);
    }
    assertThat(backups()).isEmpty();
  }

  @Test
  void theBackupIsMadeBeforeTheChangeAndOnlyThen() throws IOException {
    environment.put("REQUIRE_MIGRATION_BACKUP", "true");
    environment.put("AUTO_BACKUP_BEFORE_MIGRATION", "true");
    fillVersion3();
    assertThat(prepare()).isEqualTo(SchemaState.UP_TO_DATE);
    assertThat(backups()).containsExactly("20260102-030405-v4-sqlite/gantry.db");
    assertThat(prepare()).isEqualTo(SchemaState.UP_TO_DATE);
    assertThat(backups()).hasSize(1);
    Path backup = home.resolve("backups/20260102-030405-v4-sqlite/gantry.db");
    try (Store store = stores.open(new Database.Sqlite(SchemaVersion.V3, backup, 2))) {
      assertThat(store.administration().report().state()).isEqualTo(SchemaState.UP_TO_DATE);
      assertThat(store.workspace(TenantId.DEFAULT).conversations().find(LocalUser.ID, "c"))
          .isPresent();
    }
  }

  @Test
  void whatIsEmptyOrNotGuardedIsPrepared() throws IOException {
    environment.put("REQUIRE_MIGRATION_BACKUP", "true");
    assertThat(prepare()).isEqualTo(SchemaState.UP_TO_DATE);
    environment.remove("REQUIRE_MIGRATION_BACKUP");
    Files.delete(home.resolve("localmanus.db"));
    fillVersion3();
    assertThat(prepare()).isEqualTo(SchemaState.UP_TO_DATE);
    assertThat(backups()).isEmpty();
  }

  @Test
  void halfOfAMoveIsNotServed() {
    try (Store store = open(SchemaVersion.V4)) {
      store.prepare();
      TenantAccess access = TenantAccess.acrossAllTenants("test");
      BulkLoad load = new BulkLoad("0123456789abcdef", BulkLoad.Into.EMPTY);
      store.bulkWriter(access, load).close();
      SchemaGuard guard = new SchemaGuard(CLOCK);

      assertThatThrownBy(() -> guard.prepare(config(), store))
          .isInstanceOf(UnsafeStartException.class)
          .hasMessageContaining("0123456789abcdef")
          .hasMessageContaining("run the same move again");

      try (BulkWriter writer = store.bulkWriter(access, load)) {
        writer.complete();
      }
      guard.prepare(config(), store);
    }
  }
}
