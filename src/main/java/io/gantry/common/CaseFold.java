package io.gantry.common;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The one way in which Gantry compares text without regard to case, computed here and not in a
 * database, because their own folding differs (SQLite folds ASCII only).
 */
public final class CaseFold {

  private static final char SIGMA = '\u03c3';
  private static final char FINAL_SIGMA = '\u03c2';

  private CaseFold() {}

  /**
   * The key of {@code text}: canonically composed (NFC), then lower, upper and lower case in the
   * root locale, which joins letters that have one upper-case form ({@code ß} and {@code ss}, the
   * dotless and the dotted i) but keeps a capital I with dot apart. The key of a key is the key
   * itself, and the key of a part is a part of the key: the final sigma, the only letter whose
   * lower case hangs on its neighbours, counts as any other sigma.
   */
  public static String of(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String upper = composed.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    String folded = upper.toLowerCase(Locale.ROOT).replace(FINAL_SIGMA, SIGMA);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }
}
