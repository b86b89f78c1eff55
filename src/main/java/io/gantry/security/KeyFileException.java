package io.gantry.security;

import org.jspecify.annotations.Nullable;

/** A key cannot be used; the message tells the operator which file and what to do. */
public final class KeyFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public KeyFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
