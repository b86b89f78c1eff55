package io.gantry.api.moves;

/** How far a move is that the server does. */
public enum MoveState {
  RUNNING,
  /** Somebody asked it to stop, and the batches under way are not done yet. */
  CANCELLING,
  /** It came to its end; a dry run also when it found obstacles. */
  COMPLETED,
  /** The same request goes on, if {@code failure} does not say otherwise. */
  FAILED,
  /** The same request goes on. */
  CANCELLED,
  /** The server ended too often while it ran; the same request goes on. */
  INTERRUPTED;

  /** Whether nothing more happens by itself. */
  public boolean isEnded() {
    return this != RUNNING && this != CANCELLING;
  }
}
