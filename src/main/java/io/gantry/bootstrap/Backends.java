package io.gantry.bootstrap;

import io.gantry.address.Stores;
import io.gantry.common.CursorCodec;
import io.gantry.config.Database;
import io.gantry.store.Backend;
import io.gantry.store.Store;
import io.gantry.store.StoreKind;
import io.gantry.store.document.DocumentStore;
import io.gantry.store.relational.RelationalStore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Opens stores of either kind; each is asked only when the configuration chose it. */
@Singleton
public class Backends {

  @Produces
  @Backend(StoreKind.RELATIONAL)
  Stores relational(CursorCodec cursors, MeterRegistry meters) {
    return relationalStores(cursors, meters);
  }

  @Produces
  @Backend(StoreKind.DOCUMENT)
  Stores document(CursorCodec cursors, Clock clock, MeterRegistry meters) {
    return documentStores(cursors, clock, meters);
  }

  /** Opens a store of any kind, without a container. */
  static Stores all(CursorCodec cursors, Clock clock, @Nullable MeterRegistry meters) {
    Stores relational = relationalStores(cursors, meters);
    Stores document = documentStores(cursors, clock, meters);
    return database ->
        switch (database.provider().kind()) {
          case RELATIONAL -> relational.open(database);
          case DOCUMENT -> document.open(database);
        };
  }

  private static Stores relationalStores(CursorCodec cursors, @Nullable MeterRegistry meters) {
    return database ->
        measured(RelationalStore.of(relationalOptions(database), cursors, meters), meters);
  }

  private static Stores documentStores(
      CursorCodec cursors, Clock clock, @Nullable MeterRegistry meters) {
    return database ->
        measured(DocumentStore.of(documentOptions(database), cursors, clock, meters), meters);
  }

  private static Store measured(Store store, @Nullable MeterRegistry meters) {
    return meters == null ? store : new MeasuredStore(store, meters);
  }

  private static DocumentStore.Options documentOptions(Database database) {
    if (database instanceof Database.DynamoDb dynamo) {
      return new DocumentStore.Options(
          dynamo.endpoint(),
          dynamo.region(),
          dynamo.schemaVersion(),
          dynamo.tables(),
          null,
          dynamo.createTable());
    }
    throw new IllegalArgumentException(database.provider().label() + " holds no documents");
  }

  private static RelationalStore.Options relationalOptions(Database database) {
    if (database instanceof Database.Sqlite sqlite) {
      return new RelationalStore.Options(
          sqlite.provider(),
          sqlite.schemaVersion(),
          "sqlite:" + sqlite.file(),
          null,
          null,
          sqlite.poolSize());
    }
    if (database instanceof Database.Postgresql postgresql) {
      return new RelationalStore.Options(
          postgresql.provider(),
          postgresql.schemaVersion(),
          postgresql.jdbcUrl(),
          postgresql.user(),
          postgresql.password(),
          postgresql.poolSize());
    }
    throw new IllegalArgumentException(database.provider().label() + " is not relational");
  }
}
