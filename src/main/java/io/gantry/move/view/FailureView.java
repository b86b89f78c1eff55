package io.gantry.move.view;

import io.gantry.move.MoveException;

/**
 * Why a move did not come to its end.
 *
 * @param code of {@link MoveException.Code}, in lower case; {@code credentials} where a command
 *     found out that those are what is wrong
 * @param hint what to do about it
 */
public record FailureView(String code, String message, String hint) {

  public static FailureView of(MoveException failure) {
    return new FailureView(
        Names.of(failure.code()), String.valueOf(failure.getMessage()), failure.hint());
  }
}
