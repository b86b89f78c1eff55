package io.gantry.store.document;

import io.gantry.common.CursorCodec;
import io.gantry.contract.BulkContract;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import java.time.Clock;

/** Moves into and out of version 8 on DynamoDB Local. */
class DynamoDbV8BulkIT extends BulkContract {

  @Override
  protected Store open(CursorCodec cursors) {
    return DocumentStore.of(LocalTable.options(SchemaVersion.V8), cursors, Clock.systemUTC(), null);
  }
}
