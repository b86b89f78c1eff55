package io.gantry.store;

/**
 * A hold of the active store. Until it is closed the store is not, even when another one becomes
 * active meanwhile. Belongs to the thread that took it.
 */
public interface StoreLease extends AutoCloseable {

  Store store();

  /** Gives the store back; does nothing the second time. */
  @Override
  void close();
}
