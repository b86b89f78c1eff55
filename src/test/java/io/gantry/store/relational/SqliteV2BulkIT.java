package io.gantry.store.relational;

import io.gantry.common.CursorCodec;
import io.gantry.contract.BulkContract;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Needs no server: it is here because version 4 does all that it does. */
class SqliteV2BulkIT extends BulkContract {

  @TempDir(factory = QuickDirectory.class)
  static Path directory;

  @Override
  protected Store open(CursorCodec cursors) {
    return Stores.jaaz(SchemaVersion.V2, directory, cursors);
  }
}
