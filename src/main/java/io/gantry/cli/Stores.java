package io.gantry.cli;

import io.gantry.config.Database;
import io.gantry.store.Store;

/** Opens any store; made by whoever knows the adapters. */
@FunctionalInterface
public interface Stores {

  /** Connects to nothing yet; the caller closes it. */
  Store open(Database database);
}
