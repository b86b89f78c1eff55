package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store says and does while its database is away. */
class AwayTest {

  private static final TenantId TENANT = new TenantId("acme");
  private static final Duration PROMISED = Duration.ofSeconds(2);

  @TempDir private Path directory;

  @Test
  void openingConnectsToNothing() throws IOException {
    try (RelationalStore store = Stores.postgresql(address(freePort()))) {
      assertThat(store.workspace(TENANT).tenant()).isEqualTo(TENANT);
    }
    try (RelationalStore store = Stores.sqlite(directory.resolve("new/gantry.db"))) {
      assertThat(store.workspace(TENANT).tenant()).isEqualTo(TENANT);
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aPortWhereNobodyListensIsUnavailableAtOnce() throws IOException {
    try (RelationalStore store = Stores.postgresql(address(freePort()))) {
      assertThat(store.health().connected()).isFalse();
      Workspace workspace = store.workspace(TENANT);
      workspaceIsAway(workspace);
      assertThatThrownBy(store::prepare).isInstanceOf(StoreException.Unavailable.class);
      long start = System.nanoTime();
      workspaceIsAway(workspace);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMISED);
    }
  }

  private static void workspaceIsAway(Workspace workspace) {
    assertThatThrownBy(() -> workspace.conversations().find("ann", "c"))
        .isInstanceOf(StoreException.Unavailable.class);
    assertThatThrownBy(() -> workspace.conversations().create(Stores.conversation("ann", "c")))
        .isInstanceOf(StoreException.Unavailable.class);
  }

  @Test
  void healthAnswersInTimeWhenTheServerIsSilent() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RelationalStore store = Stores.postgresql(address(silent.getLocalPort()))) {
      for (int index = 0; index < 2; index++) {
        long start = System.nanoTime();
        StoreHealth health = store.health();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMISED);
        assertThat(health.connected()).isFalse();
        assertThat(health.schema()).isEqualTo(StoreHealth.SchemaState.UNKNOWN);
        assertThat(health.detail()).isNotBlank();
      }
    }
  }

  @Test
  void aFileThatCannotBeCreatedIsUnavailable() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    try (RelationalStore store = Stores.sqlite(file.resolve("gantry.db"))) {
      assertThat(store.health().connected()).isFalse();
      assertThatThrownBy(store::prepare).isInstanceOf(StoreException.Unavailable.class);
      workspaceIsAway(store.workspace(TENANT));
    }
  }

  @Test
  void aFileThatWasTakenAwayIsNotedByHealth() throws IOException {
    Path file = directory.resolve("gantry.db");
    try (RelationalStore store = Stores.sqlite(file)) {
      store.prepare();
      assertThat(store.health().isOk()).isTrue();
      Files.delete(file);
      assertThat(store.health().isOk()).isFalse();
    }
  }

  @Test
  void aClosedStoreIsUnavailable() {
    RelationalStore store = Stores.sqlite(directory.resolve("gantry.db"));
    store.prepare();
    Workspace workspace = store.workspace(TENANT);
    workspace.users().find("ann");
    store.close();
    assertThat(store.health().connected()).isFalse();
    assertThatThrownBy(() -> workspace.users().find("ann"))
        .isInstanceOf(StoreException.Unavailable.class);
  }

  private static String address(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/gantry";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
