package io.gantry.store.relational;

import io.gantry.common.CaseFold;
import org.jspecify.annotations.Nullable;

/** The form of a title or name that searches compare: folded, and stored as all text is. */
final class FoldedKey {

  private FoldedKey() {}

  static String of(String text) {
    return StoredText.escape(CaseFold.of(text));
  }

  static @Nullable String ofOptional(@Nullable String text) {
    return text == null ? null : of(text);
  }
}
