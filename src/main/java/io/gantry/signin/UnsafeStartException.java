package io.gantry.signin;

/** The server must not start like this in production; the message tells the operator what to do. */
public final class UnsafeStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnsafeStartException(String message) {
    super(message);
  }
}
