package io.gantry.store.document;

import io.gantry.common.CursorCodec;
import io.gantry.contract.BusyStoreContract;
import io.gantry.fixture.BusyDynamoDb;
import io.gantry.fixture.DynamoDbLocal;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import java.time.Clock;

/** The document store while DynamoDB refuses each third request, and half of each third batch. */
class BusyStoreContractIT extends BusyStoreContract {

  private final BusyDynamoDb busy = BusyDynamoDb.before(DynamoDbLocal.shared().endpoint());

  @Override
  protected Store open(CursorCodec cursors) {
    busy.refuse(1, 3, BusyDynamoDb.DATA).halve(1, 3);
    return DocumentStore.of(
        LocalTable.options(SchemaVersion.V8, busy.endpoint()), cursors, Clock.systemUTC(), null);
  }

  @Override
  protected void shutDown() {
    busy.close();
  }
}
