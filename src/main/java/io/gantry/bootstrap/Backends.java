package io.gantry.bootstrap;

import io.gantry.common.CursorCodec;
import io.gantry.config.Database;
import io.gantry.config.GantryConfig;
import io.gantry.store.Backend;
import io.gantry.store.Store;
import io.gantry.store.StoreKind;
import io.gantry.store.document.DocumentStore;
import io.gantry.store.relational.RelationalStore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Opens a store of either kind; each is asked only when the configuration chose it. */
@Singleton
public class Backends {

  @Produces
  @Backend(StoreKind.RELATIONAL)
  Store relational(GantryConfig config, CursorCodec cursors, MeterRegistry meters) {
    return RelationalStore.of(relationalOptions(config.database()), cursors, meters);
  }

  @Produces
  @Backend(StoreKind.DOCUMENT)
  Store document(GantryConfig config, CursorCodec cursors, Clock clock, MeterRegistry meters) {
    return DocumentStore.of(documentOptions(config.database()), cursors, clock, meters);
  }

  private static DocumentStore.Options documentOptions(Database database) {
    if (database instanceof Database.DynamoDb dynamo) {
      return new DocumentStore.Options(
          dynamo.endpoint(), dynamo.region(), dynamo.tables(), null, dynamo.createTable());
    }
    throw new IllegalArgumentException(database.provider().label() + " holds no documents");
  }

  private static RelationalStore.Options relationalOptions(Database database) {
    if (database instanceof Database.Sqlite sqlite) {
      return new RelationalStore.Options(
          sqlite.provider(), "sqlite:" + sqlite.file(), null, null, sqlite.poolSize());
    }
    if (database instanceof Database.Postgresql postgresql) {
      return new RelationalStore.Options(
          postgresql.provider(),
          postgresql.jdbcUrl(),
          postgresql.user(),
          postgresql.password(),
          postgresql.poolSize());
    }
    throw new IllegalArgumentException(database.provider().label() + " is not relational");
  }
}
