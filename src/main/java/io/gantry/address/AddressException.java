package io.gantry.address;

import static java.util.Objects.requireNonNull;

/** What somebody wrote names no store and no end of a move; says why, and what to write instead. */
public final class AddressException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Code code;
  private final String hint;

  AddressException(Code code, String message, String hint) {
    super(requireNonNull(message, "message"));
    this.code = requireNonNull(code, "code");
    this.hint = requireNonNull(hint, "hint");
  }

  /** What is wrong with it. */
  public enum Code {
    /** It cannot be meant so. */
    USAGE,
    /** What it names is not there. */
    NOT_FOUND
  }

  public Code code() {
    return code;
  }

  /** What the caller can do about it. */
  public String hint() {
    return hint;
  }
}
