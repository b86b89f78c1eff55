package io.gantry.origin.chatcore;

import java.util.Locale;

/**
 * Text as Python treats it: the names of users went through its {@code strip} and {@code casefold}.
 */
final class PythonText {

  private static final int DOTLESS_I = 0x131;

  private PythonText() {}

  /** The name under which a user is kept. */
  static String name(String text) {
    return casefold(strip(text));
  }

  /** Without white space at either end, which is more than Java takes for such. */
  static String strip(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && isSpace(text.charAt(begin))) {
      begin++;
    }
    while (begin < end && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(begin, end);
  }

  private static boolean isSpace(char unit) {
    return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == '\u0085';
  }

  /**
   * The full case folding of Unicode, letter by letter and the same in every language: {@code ß}
   * becomes {@code ss}, a capital I with dot an i and a combining dot, and the dotless i stays what
   * it is. A lone surrogate stays.
   */
  static String casefold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().forEach(letter -> append(folded, letter));
    return folded.toString();
  }

  private static void append(StringBuilder folded, int letter) {
    if (letter == DOTLESS_I) {
      folded.appendCodePoint(letter);
    } else if (isCherokee(letter)) {
      folded.append(upper(Character.toString(letter)));
    } else {
      String lower = lower(Character.toString(letter));
      upper(lower).codePoints().forEach(each -> folded.append(lower(Character.toString(each))));
    }
  }

  /** The only script that folds to its capital letters, which are older. */
  private static boolean isCherokee(int letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.CHEROKEE;
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
