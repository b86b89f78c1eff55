package io.gantry.origin.archive;

/** A line is not one that an archive has. */
final class DamagedLineException extends Exception {

  private static final long serialVersionUID = 1L;

  DamagedLineException(String message) {
    super(message);
  }
}
