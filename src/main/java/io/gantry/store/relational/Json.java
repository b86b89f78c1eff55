package io.gantry.store.relational;

import io.gantry.common.JsonText;
import org.jspecify.annotations.Nullable;

/** Raw JSON that may be absent, and the text that a column holds of it. */
final class Json {

  private Json() {}

  static @Nullable String text(@Nullable JsonText json) {
    return json == null ? null : json.value();
  }

  static @Nullable JsonText of(@Nullable String text) {
    return text == null ? null : new JsonText(text);
  }
}
