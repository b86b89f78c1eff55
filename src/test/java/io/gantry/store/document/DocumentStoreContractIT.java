package io.gantry.store.document;

import io.gantry.common.CursorCodec;
import io.gantry.contract.StoreContract;
import io.gantry.store.Store;

/** The document store on DynamoDB Local. */
class DocumentStoreContractIT extends StoreContract {

  @Override
  protected Store open(CursorCodec cursors) {
    return LocalTable.open(cursors);
  }
}
