package io.gantry.bootstrap;

import io.gantry.config.Database;
import io.gantry.store.Store;

/** Makes the store that a configuration names. */
@FunctionalInterface
public interface StoreOpener {

  /**
   * The store, which connects to nothing before its first call.
   *
   * @throws IllegalArgumentException when it is of another kind than this opens
   */
  Store open(Database database);
}
