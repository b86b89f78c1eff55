package io.gantry.store.relational;

import io.gantry.common.CursorCodec;
import io.gantry.contract.BulkContract;
import io.gantry.store.Store;

class PostgresqlBulkIT extends BulkContract {

  @Override
  protected Store open(CursorCodec cursors) {
    return RelationalStore.of(Stores.postgresqlOptions(Stores.newPostgresql()), cursors, null);
  }
}
