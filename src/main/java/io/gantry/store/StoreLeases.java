package io.gantry.store;

import static java.util.Objects.requireNonNull;

/**
 * Gives holds of the active store, for work that must see one and the same store from begin to end
 * although the active one may be replaced at any moment.
 */
public interface StoreLeases {

  /**
   * Takes hold of the active store. A thread that has hold of one already gets the same again, and
   * keeps it until the first lease is closed.
   */
  StoreLease take();

  /**
   * Takes hold of the store that {@link #take} would give, for work that may take as long as it
   * takes: the store is not closed before, though it may be replaced. The thread itself has no hold
   * of a store from then on; the lease belongs to none.
   */
  StoreLease keep();

  /** Those of a store that is never replaced. */
  static StoreLeases of(Store store) {
    requireNonNull(store, "store");
    StoreLease lease =
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
    return new StoreLeases() {
      @Override
      public StoreLease take() {
        return lease;
      }

      @Override
      public StoreLease keep() {
        return lease;
      }
    };
  }
}
