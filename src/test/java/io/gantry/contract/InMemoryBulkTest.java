package io.gantry.contract;

import io.gantry.common.CursorCodec;
import io.gantry.fake.InMemoryStore;
import io.gantry.store.Store;

class InMemoryBulkTest extends BulkContract {

  @Override
  protected Store open(CursorCodec cursors) {
    return new InMemoryStore(cursors);
  }
}
