package io.gantry.store.relational;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Text as the columns hold it: PostgreSQL cannot store NUL, so it is written as three characters
 * that Unicode promises never to use for text, and so are these themselves. All other text is
 * unchanged.
 *
 * <p>The first of the three stands nowhere else, so a part of a text is found in the stored text
 * exactly when it is part of the text itself.
 */
@Converter
final class StoredText implements AttributeConverter<String, String> {

  private static final char ESCAPE = '\uFDD0';
  private static final char ZERO = '\uFDD1';
  private static final char ONE = '\uFDD2';

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable String text) {
    return text == null ? null : escape(text);
  }

  @Override
  public @Nullable String convertToEntityAttribute(@Nullable String stored) {
    return stored == null ? null : unescape(stored);
  }

  static String escape(String text) {
    return isPlain(text) ? text : escapeAll(text);
  }

  static String unescape(String stored) {
    return stored.indexOf(ESCAPE) < 0 ? stored : unescapeAll(stored);
  }

  private static boolean isPlain(String text) {
    return text.indexOf('\0') < 0
        && text.indexOf(ESCAPE) < 0
        && text.indexOf(ZERO) < 0
        && text.indexOf(ONE) < 0;
  }

  private static String escapeAll(String text) {
    StringBuilder stored = new StringBuilder(text.length() + 16);
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      switch (unit) {
        case '\0' -> stored.append(ESCAPE).append(ZERO).append(ZERO);
        case ESCAPE -> stored.append(ESCAPE).append(ZERO).append(ONE);
        case ZERO -> stored.append(ESCAPE).append(ONE).append(ZERO);
        case ONE -> stored.append(ESCAPE).append(ONE).append(ONE);
        default -> stored.append(unit);
      }
    }
    return stored.toString();
  }

  private static String unescapeAll(String stored) {
    StringBuilder text = new StringBuilder(stored.length());
    int index = 0;
    while (index < stored.length()) {
      char unit = stored.charAt(index);
      boolean escaped = unit == ESCAPE && index + 2 < stored.length();
      text.append(escaped ? decode(stored.charAt(index + 1), stored.charAt(index + 2)) : unit);
      index += escaped ? 3 : 1;
    }
    return text.toString();
  }

  private static char decode(char first, char second) {
    if (first == ZERO) {
      return second == ZERO ? '\0' : ESCAPE;
    }
    return second == ZERO ? ZERO : ONE;
  }
}
