package io.gantry.bootstrap;

/** Ends the deployment. Has no stack trace, because its message says what the operator must do. */
final class StartFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StartFailedException(String message) {
    super(message, null, false, false);
  }
}
