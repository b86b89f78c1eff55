package io.gantry.bootstrap;

import io.gantry.config.GantryConfig;
import io.gantry.store.Store;
import java.util.List;

/** What an empty store gets before anybody can sign in. */
@FunctionalInterface
interface Seed {

  /**
   * Does nothing in a store that has accounts.
   *
   * @return how to sign in with what was made just now, for people; empty when nothing was made
   * @throws RuntimeException when the installation must not run as it is, with a message that tells
   *     the operator what to do
   */
  List<String> plant(GantryConfig config, Store store);
}
