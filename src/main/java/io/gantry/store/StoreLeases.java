package io.gantry.store;

import static java.util.Objects.requireNonNull;

/**
 * Gives holds of the active store, for work that must see one and the same store from begin to end
 * although the active one may be replaced at any moment.
 */
@FunctionalInterface
public interface StoreLeases {

  /**
   * Takes hold of the active store. A thread that has hold of one already gets the same again, and
   * keeps it until the first lease is closed.
   */
  StoreLease take();

  /** Those of a store that is never replaced. */
  static StoreLeases of(Store store) {
    requireNonNull(store, "store");
    return () ->
        new StoreLease() {
          @Override
          public Store store() {
            return store;
          }

          @Override
          public void close() {
            // Whoever opened it closes it.
          }
        };
  }
}
