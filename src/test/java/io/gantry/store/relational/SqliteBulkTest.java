package io.gantry.store.relational;

import io.gantry.common.CursorCodec;
import io.gantry.contract.BulkContract;
import io.gantry.store.Provider;
import io.gantry.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteBulkTest extends BulkContract {

  @TempDir(factory = QuickDirectory.class)
  static Path directory;

  @Override
  protected Store open(CursorCodec cursors) {
    String url = "sqlite:" + directory.resolve("gantry.db");
    return RelationalStore.of(RelationalStore.Options.of(Provider.SQLITE, url), cursors, null);
  }
}
