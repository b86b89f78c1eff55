package io.gantry.store.relational;

import io.gantry.common.CursorCodec;
import io.gantry.contract.StoreContract;
import io.gantry.store.Provider;
import io.gantry.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreContractTest extends StoreContract {

  @TempDir static Path directory;

  @Override
  protected Store open(CursorCodec cursors) {
    String url = "sqlite:" + directory.resolve("gantry.db");
    return RelationalStore.of(RelationalStore.Options.of(Provider.SQLITE, url), cursors, null);
  }
}
