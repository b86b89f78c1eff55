package io.gantry.cli;

import static java.util.Objects.requireNonNull;

/** A command cannot do what it was asked to; says why, and what to do about it. */
final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final String hint;

  /**
   * @param hint what the caller can do
   */
  CommandFailure(ExitCode code, String message, String hint) {
    super(requireNonNull(message, "message"));
    this.code = requireNonNull(code, "code");
    this.hint = requireNonNull(hint, "hint");
  }

  /** Of a store or file that is not there. */
  static CommandFailure nothingAt(String label, String hint) {
    return new CommandFailure(ExitCode.NOT_FOUND, "There is nothing at " + label, hint);
  }

  ExitCode code() {
    return code;
  }

  String hint() {
    return hint;
  }
}
