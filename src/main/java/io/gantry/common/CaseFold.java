package io.gantry.common;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The one way in which Gantry compares text without regard to case, computed here and not in a
 * database, because their own folding differs (SQLite folds ASCII only).
 */
public final class CaseFold {

  private CaseFold() {}

  /**
   * The key of {@code text}: canonically composed (NFC), then upper and lower case in the root
   * locale, which also joins letters such as {@code ß} and {@code ss} that have one upper-case form.
   */
  public static String of(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }
}
