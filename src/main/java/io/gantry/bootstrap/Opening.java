package io.gantry.bootstrap;

import io.gantry.store.Store;
import java.util.concurrent.CompletableFuture;

/**
 * A store from its opening to its end. Counts who works on it, so that it can be closed when the
 * last of them is done.
 */
final class Opening {

  private final Door door;
  private final long generation;
  private final CompletableFuture<Void> idle = new CompletableFuture<>();
  private volatile boolean retired;
  private int users;

  /**
   * @param generation another one for each opening in this process
   */
  Opening(Store store, long generation) {
    this.door = new Door(store);
    this.generation = generation;
  }

  Door door() {
    return door;
  }

  long generation() {
    return generation;
  }

  /** Whether another store took its place. */
  boolean isRetired() {
    return retired;
  }

  /** Begins to work on it; false when another one took its place. */
  synchronized boolean enter() {
    if (retired) {
      return false;
    }
    users++;
    return true;
  }

  void leave() {
    synchronized (this) {
      users--;
      if (!retired || users > 0) {
        return;
      }
    }
    idle.complete(null);
  }

  /**
   * Lets nobody begin any more.
   *
   * @return done when nobody works on it
   */
  CompletableFuture<Void> retire() {
    synchronized (this) {
      retired = true;
      if (users > 0) {
        return idle;
      }
    }
    idle.complete(null);
    return idle;
  }
}
