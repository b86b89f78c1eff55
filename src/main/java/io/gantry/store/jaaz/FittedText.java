package io.gantry.store.jaaz;

import org.jspecify.annotations.Nullable;

/**
 * Titles, names and notes of rows that a record would refuse, made to fit so that the row is shown.
 * Nothing is stored of it: the row keeps its text as long as nobody gives it another.
 */
public final class FittedText {

  /** What stands for the part that was cut off. */
  private static final String MORE = "\u2026";

  private FittedText() {}

  /** A text that must be there: NULL is the empty text, one that is too long loses its end. */
  public static String required(@Nullable String text, int maxLength) {
    return text == null ? "" : cut(text, maxLength);
  }

  /** A text that may be absent. */
  public static @Nullable String optional(@Nullable String text, int maxLength) {
    return text == null ? null : cut(text, maxLength);
  }

  /** At most {@code maxLength} UTF-16 units of valid Unicode, the last one a sign of the cut. */
  static String cut(String text, int maxLength) {
    String whole = JaazJson.wellFormed(text);
    if (whole.length() <= maxLength) {
      return whole;
    }
    int end = maxLength - MORE.length();
    int safe = Character.isHighSurrogate(whole.charAt(end - 1)) ? end - 1 : end;
    return whole.substring(0, safe) + MORE;
  }
}
