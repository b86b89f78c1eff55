package io.gantry.signin;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sign-in is refused; the message is fit for the person who tried. */
public final class SignInException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Unknown user or wrong password: nobody is told which. */
    BAD_CREDENTIALS("The user name or the password is wrong"),
    /** Unknown, used, revoked or expired. */
    BAD_REFRESH_TOKEN("The refresh token is not valid"),
    /** The password was right, but the account or its tenant is switched off. */
    ACCOUNT_DISABLED("This account is disabled"),
    /** Of somebody who is signed in and wants to change it. */
    WRONG_PASSWORD("The current password is wrong"),
    TOO_MANY_ATTEMPTS("Too many failed sign-ins for this name"),
    REGISTRATION_CLOSED("People cannot make themselves an account here");

    private final String message;

    Reason(String message) {
      this.message = message;
    }
  }

  private final Reason reason;
  private final @Nullable Duration retryAfter;

  public SignInException(Reason reason) {
    this(reason, null);
  }

  private SignInException(Reason reason, @Nullable Duration retryAfter) {
    super(requireNonNull(reason, "reason").message);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  static SignInException tooManyAttempts(Duration retryAfter) {
    return new SignInException(Reason.TOO_MANY_ATTEMPTS, retryAfter);
  }

  public Reason reason() {
    return reason;
  }

  /** When another try is worth it, for {@link Reason#TOO_MANY_ATTEMPTS}. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
