package io.gantry.api.json;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A body is not JSON, or not the JSON that is wanted; the detail is fit for the sender. */
public final class InvalidJsonException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final boolean malformed;
  private final String pointer;
  private final String detail;

  private InvalidJsonException(
      boolean malformed, String pointer, String detail, @Nullable Throwable cause) {
    super(detail, cause);
    this.malformed = malformed;
    this.pointer = requireNonNull(pointer, "pointer");
    this.detail = requireNonNull(detail, "detail");
  }

  /** The text is not JSON at all, or breaks a limit of JSON texts. */
  public static InvalidJsonException malformed(
      String pointer, String detail, @Nullable Throwable cause) {
    return new InvalidJsonException(true, pointer, detail, cause);
  }

  /** The text is JSON of another shape than the one that is wanted. */
  public static InvalidJsonException unfit(
      String pointer, String detail, @Nullable Throwable cause) {
    return new InvalidJsonException(false, pointer, detail, cause);
  }

  public boolean isMalformed() {
    return malformed;
  }

  /** Where, as a JSON pointer (RFC 6901); empty for the whole body. */
  public String pointer() {
    return pointer;
  }

  public String detail() {
    return detail;
  }
}
