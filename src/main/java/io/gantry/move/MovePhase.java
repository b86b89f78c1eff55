package io.gantry.move;

/** What a move does, in this order. */
public enum MovePhase {
  /** Looking for whatever the target cannot hold; nothing is written. */
  PREFLIGHT("checking"),
  /** Reading the source and writing the target. */
  COPY("copying"),
  /** Indexes and constraints that the load did without. */
  FINISH("finishing"),
  /** Comparing every record of both sides. */
  VERIFY("verifying");

  private final String label;

  MovePhase(String label) {
    this.label = label;
  }

  /** As people say it. */
  public String label() {
    return label;
  }
}
