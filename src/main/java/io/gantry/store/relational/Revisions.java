package io.gantry.store.relational;

import io.gantry.store.StoreException;

/** The check of optimistic locking that precedes a change. */
final class Revisions {

  private Revisions() {}

  /**
   * @throws StoreException.Conflict when the stored revision is not the one that was changed
   */
  static void requireSame(String kind, String id, long stored, long changed) {
    if (stored != changed) {
      throw new StoreException.Conflict(kind, id, changed);
    }
  }
}
