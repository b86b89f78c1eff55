package io.gantry.move;

import java.time.Duration;

/**
 * Is told how a move goes. Calls come from several threads, one at a time, and should return at
 * once; what they throw ends the move.
 */
public interface MoveListener {

  /** Hears nothing. */
  MoveListener SILENT = new MoveListener() {};

  /**
   * The first call of all.
   *
   * @param resumed whether an earlier call with the same request began it
   */
  default void begun(String moveId, boolean resumed) {}

  /** A phase begins. */
  default void phase(MovePhase phase) {}

  /** After each batch. */
  default void progress(MoveProgress progress) {}

  /** All records of a kind are copied, or verified. */
  default void finished(MovePhase phase, KindReport kind) {}

  /** The preflight is done, well or badly. */
  default void checked(PreflightReport report) {}

  /**
   * A database refuses to work at present; the move waits and tries again.
   *
   * @param reason what it said
   */
  default void waiting(String reason, Duration pause) {}
}
