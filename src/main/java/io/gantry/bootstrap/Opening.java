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
  private volatile CompletableFuture<Void> guestless = new CompletableFuture<>();
  private int users;
  private int guests;

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
    }
    tell();
  }

  /** Who works on it goes on, and may take as long as it takes. */
  synchronized void stay() {
    users--;
    guests++;
  }

  /** Ends what {@link #stay} began. */
  void leaveAtLast() {
    synchronized (this) {
      guests--;
    }
    tell();
  }

  private void tell() {
    boolean noGuests;
    boolean nobody;
    synchronized (this) {
      noGuests = guests == 0;
      nobody = retired && noGuests && users == 0;
    }
    if (noGuests) {
      guestless.complete(null);
    }
    if (nobody) {
      idle.complete(null);
    }
  }

  /**
   * Lets nobody begin any more.
   *
   * @return done when nobody works on it
   */
  CompletableFuture<Void> retire() {
    synchronized (this) {
      retired = true;
    }
    tell();
    return idle;
  }

  /** Done when nobody is left who may take as long as it takes; others may be. */
  CompletableFuture<Void> guestless() {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    synchronized (this) {
      guestless = asked;
    }
    tell();
    return asked;
  }
}
