package io.gantry.store.document;

import io.gantry.move.compare.RawFaultContract;
import io.gantry.move.compare.RawRecords;
import io.gantry.store.Store;

class DynamoDbFaultIT extends RawFaultContract {

  private final DocumentStore.Options options = LocalTable.options();

  @Override
  protected Store open() {
    return LocalTable.prepared(options);
  }

  @Override
  protected RawRecords raw() {
    return new RawItems(options);
  }
}
