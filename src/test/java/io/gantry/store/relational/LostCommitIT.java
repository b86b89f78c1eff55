package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.fixture.EmbeddedPostgresServer;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import org.junit.jupiter.api.Test;

class LostCommitIT {

  private static final TenantId TENANT = new TenantId("acme");

  @Test
  void aCommitWithoutAnAnswerHasAnUnknownOutcomeAndTheStoreGoesOn() throws Exception {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
    String database = server.newDatabase();
    try (CutAtCommit proxy = new CutAtCommit(server.port());
        RelationalStore store =
            Stores.postgresql("jdbc:postgresql://127.0.0.1:" + proxy.port() + "/" + database)) {
      store.prepare();
      Workspace workspace = store.workspace(TENANT);
      workspace.conversations().create(Stores.conversation("ann", "before"));
      proxy.arm();
      assertThatThrownBy(
              () -> workspace.conversations().create(Stores.conversation("ann", "unknown")))
          .isInstanceOf(StoreException.OutcomeUnknown.class);
      workspace.conversations().create(Stores.conversation("ann", "after"));
      assertThat(workspace.conversations().find("ann", "after")).isPresent();
    }
  }
}
