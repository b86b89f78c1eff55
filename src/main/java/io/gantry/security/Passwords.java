package io.gantry.security;

import io.gantry.common.InvalidValueException;
import io.gantry.common.Secret;
import io.gantry.common.Text;

/** The rules for passwords that people choose. Length is what counts; no classes of characters. */
public final class Passwords {

  /** The least that NIST SP 800-63B allows. */
  public static final int MIN_CHARACTERS = 8;

  /** Far more than anybody types, and little to hash. */
  public static final int MAX_BYTES = 1_024;

  private Passwords() {}

  /**
   * @throws InvalidValueException naming {@code password} when the rules forbid it
   */
  public static Secret require(Secret password) {
    String text = password.reveal();
    if (text.codePointCount(0, text.length()) < MIN_CHARACTERS) {
      throw new InvalidValueException(
          "password", "must have at least " + MIN_CHARACTERS + " characters");
    }
    Text.requireEncodable("password", text, MAX_BYTES);
    return password;
  }

  /** A longer one was never accepted, so it cannot be right. */
  static boolean isShortEnough(Secret password) {
    String text = password.reveal();
    return text.length() <= MAX_BYTES && Text.utf8Length(text) <= MAX_BYTES;
  }
}
