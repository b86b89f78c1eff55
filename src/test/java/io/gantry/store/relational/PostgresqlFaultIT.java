package io.gantry.store.relational;

import io.gantry.fixture.EmbeddedPostgresServer;
import io.gantry.move.compare.RawFaultContract;
import io.gantry.move.compare.RawRecords;
import io.gantry.store.Store;
import java.sql.DriverManager;

class PostgresqlFaultIT extends RawFaultContract {

  private final String url = Stores.newPostgresql();

  @Override
  protected Store open() {
    return Stores.postgresql(url);
  }

  @Override
  protected RawRecords raw() {
    return new RawRows(
        () ->
            DriverManager.getConnection(
                url, EmbeddedPostgresServer.USER, EmbeddedPostgresServer.PASSWORD));
  }
}
