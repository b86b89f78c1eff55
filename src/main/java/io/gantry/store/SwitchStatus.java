package io.gantry.store;

import java.util.Optional;

/** Tells of changes of the active store. */
@FunctionalInterface
public interface SwitchStatus {

  /** What was asked for and has not happened; empty when the active store is the wanted one. */
  Optional<PendingSwitch> pending();
}
