package io.gantry.common;

import static java.util.Objects.requireNonNull;

/** A value that must not be printed or logged. Equality is by value. */
public record Secret(String reveal) {

  public Secret {
    requireNonNull(reveal, "reveal");
  }

  @Override
  public String toString() {
    return "********";
  }
}
