package io.gantry.store;

import static java.util.Objects.requireNonNull;

/**
 * A change of the active store that was asked for and has not happened.
 *
 * @param detail what is being done, or why it cannot be; for operators, without secrets
 */
public record PendingSwitch(State state, String detail) {

  public PendingSwitch {
    requireNonNull(state, "state");
    requireNonNull(detail, "detail");
  }

  /** How far it is. */
  public enum State {
    /** The other store is being prepared. */
    UNDER_WAY,
    /** It cannot be used as it is; the store before goes on. */
    FAILED
  }
}
