package io.gantry.cli;

import static java.util.Objects.requireNonNull;

import io.gantry.address.Stores;
import io.gantry.config.Database;
import io.gantry.store.Store;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreCheck.Outcome;
import io.gantry.store.foreign.ForeignDatabases;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Remembers which stores a command opened, to find out which of them failed it, and why. */
final class OpenedStores implements Stores {

  private final Stores stores;
  private final Set<Database> opened = new LinkedHashSet<>();

  OpenedStores(Stores stores) {
    this.stores = requireNonNull(stores, "stores");
  }

  @Override
  public Store open(Database database) {
    synchronized (opened) {
      opened.add(database);
    }
    return stores.open(database);
  }

  @Override
  public ForeignDatabases foreign() {
    return stores.foreign();
  }

  /** A check that did not succeed, and of which store. */
  record Failed(Database database, StoreCheck check) {}

  /** The first check of the stores opened that does not succeed. */
  Optional<Failed> failedCheck() {
    List<Database> databases;
    synchronized (opened) {
      databases = List.copyOf(opened);
    }
    return databases.stream()
        .flatMap(
            database ->
                failedCheck(stores, database).map(check -> new Failed(database, check)).stream())
        .findFirst();
  }

  /** The first check of this store that does not succeed. */
  static Optional<StoreCheck> failedCheck(Stores stores, Database database) {
    return Verification.of(stores, database).checks().stream()
        .filter(check -> check.outcome() == Outcome.DENIED || check.outcome() == Outcome.FAILED)
        .findFirst();
  }
}
