package io.gantry.store.relational;

import io.gantry.common.CursorCodec;
import io.gantry.common.Secret;
import io.gantry.contract.StoreContract;
import io.gantry.fixture.EmbeddedPostgresServer;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;

class PostgresqlStoreContractIT extends StoreContract {

  @Override
  protected Store open(CursorCodec cursors) {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
    RelationalStore.Options options =
        new RelationalStore.Options(
            Provider.POSTGRESQL,
            SchemaVersion.V7,
            server.jdbcUrl(server.newDatabase()),
            EmbeddedPostgresServer.USER,
            new Secret(EmbeddedPostgresServer.PASSWORD),
            RelationalStore.Options.DEFAULT_CONNECTIONS);
    return RelationalStore.of(options, cursors, null);
  }
}
