package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelationalStoreTest {

  @TempDir private Path directory;

  @Test
  void callsAndPoolsAreMeasured() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    String url = "sqlite:" + directory.resolve("gantry.db");
    RelationalStore.Options options = RelationalStore.Options.of(Provider.SQLITE, url);
    try (RelationalStore store = RelationalStore.of(options, Stores.CURSORS, meters)) {
      store.prepare();
      Workspace workspace = store.workspace(TenantId.DEFAULT);
      workspace.conversations().create(Stores.conversation("ann", "c"));
      workspace.conversations().find("ann", "c");
      workspace.conversations().find("ann", "c");
      assertThat(meters.find("hikaricp.connections").gauges()).hasSize(2);
      assertThat(meters.find("gantry.store.connections").tag("state", "max").gauges()).hasSize(2);
    }
    assertThat(meters.find("gantry.store.connections").gauges()).isEmpty();
    assertThat(calls(meters, "conversation.create")).isOne();
    assertThat(calls(meters, "conversation.find")).isEqualTo(2);
  }

  private static long calls(SimpleMeterRegistry meters, String call) {
    return meters
        .get("gantry.store.transactions")
        .tag("provider", "sqlite")
        .tag("call", call)
        .timer()
        .count();
  }

  @Test
  void theDocumentDatabaseIsNoneOfIts() {
    assertThatThrownBy(() -> RelationalStore.Options.of(Provider.DYNAMODB, "http://localhost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dynamodb");
  }

  @Test
  void aDatabaseHoldsItsOwnVersionsOnly() {
    assertThatThrownBy(
            () ->
                new RelationalStore.Options(
                    Provider.POSTGRESQL, SchemaVersion.V4, "postgresql://h/d", null, null, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("postgresql holds no version 4");
  }

  @Test
  void theOptionsDoNotTellThePassword() {
    String url = "postgresql://ann:hidden@localhost/gantry";
    assertThat(RelationalStore.Options.of(Provider.POSTGRESQL, url).toString())
        .doesNotContain("hidden");
  }

  @Test
  void aPreparedStoreTakesUpTheRecordsOfTheOneBefore() {
    Path file = directory.resolve("gantry.db");
    try (RelationalStore store = Stores.sqlite(file)) {
      store.prepare();
      store.workspace(TenantId.DEFAULT).conversations().create(Stores.conversation("ann", "c"));
    }
    try (RelationalStore store = Stores.sqlite(file)) {
      store.prepare();
      assertThat(store.workspace(TenantId.DEFAULT).conversations().find("ann", "c")).isPresent();
    }
  }
}
