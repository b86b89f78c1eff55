package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.move.compare.ComparisonResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A move cannot begin, go on or end well; says why, and what to do about it. */
public final class MoveException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Code code;
  private final String hint;
  private final transient @Nullable PreflightReport preflight;
  private final transient @Nullable ComparisonResult comparison;

  public MoveException(Code code, String message, String hint) {
    this(code, message, hint, (Throwable) null);
  }

  public MoveException(Code code, String message, String hint, @Nullable Throwable cause) {
    this(code, message, hint, null, null, cause);
  }

  MoveException(
      Code code,
      String message,
      String hint,
      @Nullable PreflightReport preflight,
      @Nullable ComparisonResult comparison,
      @Nullable Throwable cause) {
    super(requireNonNull(message, "message"), cause);
    this.code = requireNonNull(code, "code");
    this.hint = requireNonNull(hint, "hint");
    this.preflight = preflight;
    this.comparison = comparison;
  }

  /** Why a move did not do what it should. */
  public enum Code {
    /** The ends or options cannot be meant so. */
    USAGE,
    /** The source or the owner that was named is not there. */
    NOT_FOUND,
    /** The preflight found what the target cannot hold; nothing was written. */
    DOES_NOT_FIT,
    /** The target holds records, and is not to be merged with. */
    TARGET_NOT_EMPTY,
    /** Another move into the target is not completed. */
    OTHER_MOVE,
    /** The target holds other records of the same ids; nothing was written. */
    CONFLICT,
    /** Source and target differ after copying; the load stays unfinished. */
    DIFFERENCES,
    /** The tables of an end are not those of its version. */
    DRIFTED,
    /** A database is away or stays busy; the same call goes on later. */
    UNAVAILABLE,
    /** Somebody asked it to stop; the same call goes on. */
    CANCELLED,
    /**
     * What does not pass by waiting: a file that is gone or cannot be written, a full disk, refused
     * access, or a record that no preflight foresaw.
     */
    FAILED
  }

  public Code code() {
    return code;
  }

  /** What the caller can do about it. */
  public String hint() {
    return hint;
  }

  /** What the preflight found, when that is why. */
  public Optional<PreflightReport> preflight() {
    return Optional.ofNullable(preflight);
  }

  /** What differs, when that is why. */
  public Optional<ComparisonResult> comparison() {
    return Optional.ofNullable(comparison);
  }
}
