package io.gantry.contract;

import io.gantry.common.CursorCodec;
import io.gantry.fake.InMemoryStore;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;

class InMemoryV4BulkTest extends BulkContract {

  @Override
  protected Store open(CursorCodec cursors) {
    return new InMemoryStore(cursors, SchemaVersion.V4);
  }
}
