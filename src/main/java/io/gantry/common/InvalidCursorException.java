package io.gantry.common;

/** A cursor that was not made by this product for this very list. */
public final class InvalidCursorException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public InvalidCursorException() {
    super("The cursor does not belong to this list");
  }
}
