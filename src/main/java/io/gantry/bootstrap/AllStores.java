package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.address.Stores;
import io.gantry.config.Database;
import io.gantry.store.Store;
import io.gantry.store.document.DocumentStore;
import io.gantry.store.foreign.ForeignDatabases;
import io.gantry.store.foreign.ForeignTables;
import io.gantry.store.relational.RelationalStore;
import java.nio.file.Path;
import java.util.List;

/** Stores, and beside them the databases of other programs. */
record AllStores(Stores stores) implements Stores, ForeignDatabases {

  AllStores {
    requireNonNull(stores, "stores");
  }

  @Override
  public Store open(Database database) {
    return stores.open(database);
  }

  @Override
  public ForeignDatabases foreign() {
    return this;
  }

  @Override
  public ForeignTables sqlite(Path file) {
    return RelationalStore.foreign(file);
  }

  @Override
  public ForeignTables named(Location location, List<String> names) {
    return DocumentStore.foreign(location, names, false);
  }

  @Override
  public ForeignTables prefixed(Location location, String prefix) {
    return DocumentStore.foreign(location, List.of(prefix), true);
  }
}
