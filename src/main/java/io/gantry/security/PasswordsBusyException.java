package io.gantry.security;

import java.time.Duration;

/** So many passwords wait to be hashed that no more are taken; nothing was decided or changed. */
public final class PasswordsBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** About what a full queue takes. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  public PasswordsBusyException() {
    super("Too many people sign in at this moment");
  }

  /** When another try is worth it. */
  public Duration retryAfter() {
    return RETRY_AFTER;
  }
}
