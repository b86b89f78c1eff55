package io.gantry.store.document;

import io.gantry.common.CursorCodec;
import io.gantry.contract.StoreContract;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import java.time.Clock;

/** The tables of version 6 on DynamoDB Local. */
class Version6ContractIT extends StoreContract {

  @Override
  protected Store open(CursorCodec cursors) {
    return DocumentStore.of(LocalTable.options(SchemaVersion.V6), cursors, Clock.systemUTC(), null);
  }
}
