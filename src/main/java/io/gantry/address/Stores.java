package io.gantry.address;

import io.gantry.config.Database;
import io.gantry.store.Store;
import io.gantry.store.foreign.ForeignDatabases;

/** Opens any store; made by whoever knows the adapters. */
@FunctionalInterface
public interface Stores {

  /**
   * The store, which connects to nothing before its first call; the caller closes it.
   *
   * @throws IllegalArgumentException when it is of another kind than this opens
   */
  Store open(Database database);

  /** Databases of other programs, only read; none unless somebody knows how to open them. */
  default ForeignDatabases foreign() {
    return ForeignDatabases.NONE;
  }
}
