package io.gantry.common;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rules that text in records obeys in every store; a breach is an {@link
 * InvalidValueException}.
 */
public final class Text {

  /**
   * The longest id in UTF-16 units. Four of them, escaped, fit in the shortest key of a store (a
   * sort key of 1,024 bytes holds one id at 3 bytes per unit and escape).
   */
  public static final int MAX_ID_LENGTH = 128;

  private static final int CHUNK = 512;

  private Text() {}

  /** An id: 1 to {@value #MAX_ID_LENGTH} characters, no control characters, no lone surrogates. */
  public static String requireId(String field, @Nullable String value) {
    String id = requireText(field, value, MAX_ID_LENGTH);
    if (id.isEmpty()) {
      throw new InvalidValueException(field, "must not be empty");
    }
    if (hasControl(id)) {
      throw new InvalidValueException(field, "must not hold control characters");
    }
    return id;
  }

  /** Whether a record can have this id at all; what cannot be an id names no record. */
  public static boolean isId(String value) {
    return !value.isEmpty()
        && value.length() <= MAX_ID_LENGTH
        && !hasControl(value)
        && !hasLoneSurrogate(value);
  }

  /**
   * An id as people may see it whatever it is: itself, or in quotes what cannot be one, with what
   * does not print escaped, and cut.
   */
  public static String shownId(String value) {
    if (isId(value)) {
      return value;
    }
    StringBuilder shown = new StringBuilder("\"");
    int end = Math.min(value.length(), MAX_ID_LENGTH);
    for (int index = 0; index < end; index++) {
      char unit = value.charAt(index);
      if (Character.isISOControl(unit) || Character.isSurrogate(unit)) {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
      } else {
        shown.append(unit);
      }
    }
    shown.append('"');
    return end == value.length()
        ? shown.toString()
        : shown.append("... (").append(value.length()).append(" characters)").toString();
  }

  /** {@link #requireId} for a reference that may be absent. */
  public static @Nullable String optionalId(String field, @Nullable String value) {
    return value == null ? null : requireId(field, value);
  }

  /** Present text of at most {@code maxLength} UTF-16 units; it may be empty and hold NUL. */
  public static String requireText(String field, @Nullable String value, int maxLength) {
    if (value == null) {
      throw new InvalidValueException(field, "is required");
    }
    if (value.length() > maxLength) {
      throw new InvalidValueException(field, "must have at most " + maxLength + " characters");
    }
    if (hasLoneSurrogate(value)) {
      throw new InvalidValueException(field, "must be valid Unicode (it holds a lone surrogate)");
    }
    return value;
  }

  /** {@link #requireText} for text that may be absent. */
  public static @Nullable String optionalText(String field, @Nullable String value, int maxLength) {
    return value == null ? null : requireText(field, value, maxLength);
  }

  /** Present text with at least one character that is not white space. */
  public static String requireFilled(String field, @Nullable String value, int maxLength) {
    String text = requireText(field, value, maxLength);
    if (text.isBlank()) {
      throw new InvalidValueException(field, "must not be blank");
    }
    return text;
  }

  /** Text whose UTF-8 form has at most {@code maxBytes} bytes. */
  public static String requireEncodable(String field, String value, int maxBytes) {
    if (value.length() > maxBytes
        || (value.length() > maxBytes / 3 && utf8Length(value) > maxBytes)) {
      throw new InvalidValueException(field, "must have at most " + maxBytes + " bytes");
    }
    if (hasLoneSurrogate(value)) {
      throw new InvalidValueException(field, "must be valid Unicode (it holds a lone surrogate)");
    }
    return value;
  }

  /** The length of {@code value} in bytes of UTF-8, without encoding it. */
  public static int utf8Length(String value) {
    requireNonNull(value, "value");
    int bytes = 0;
    for (int index = 0; index < value.length(); index++) {
      bytes += utf8Length(value.charAt(index));
    }
    return bytes;
  }

  /** A surrogate counts as two bytes, so that a pair counts as the four it takes. */
  private static int utf8Length(char unit) {
    if (unit < 0x80) {
      return 1;
    }
    return unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
  }

  /**
   * Compares by code point: the order of the UTF-8 bytes, which databases use. {@code
   * String.compareTo} puts characters beyond the basic plane before U+E000.
   */
  public static int compareByCodePoint(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int index = 0; index < length; index++) {
      char one = left.charAt(index);
      char other = right.charAt(index);
      if (one != other) {
        return Integer.compare(codePointRank(one), codePointRank(other));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Surrogates stand for the code points above all others. */
  private static int codePointRank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }

  /** A loop, not a stream: a page of messages checks hundreds of ids. */
  private static boolean hasControl(String value) {
    for (int index = 0; index < value.length(); index++) {
      if (Character.isISOControl(value.charAt(index))) {
        return true;
      }
    }
    return false;
  }

  /** Whether this is valid Unicode: no half of a surrogate pair stands alone. */
  public static boolean isWellFormed(String value) {
    return !hasLoneSurrogate(value);
  }

  /** A chunk at a time is looked at for any surrogate: most text has none, and much is long. */
  private static boolean hasLoneSurrogate(String value) {
    int length = value.length();
    if (length <= CHUNK) {
      return hasLoneSurrogate(value, 0);
    }
    char[] chunk = new char[CHUNK];
    for (int start = 0; start < length; start += CHUNK) {
      int size = Math.min(CHUNK, length - start);
      value.getChars(start, start + size, chunk, 0);
      if (hasSurrogate(chunk, size)) {
        return hasLoneSurrogate(value, start);
      }
    }
    return false;
  }

  private static boolean hasSurrogate(char[] units, int size) {
    for (int index = 0; index < size; index++) {
      if (Character.isSurrogate(units[index])) {
        return true;
      }
    }
    return false;
  }

  /** Before {@code start} there is no surrogate. */
  private static boolean hasLoneSurrogate(String value, int start) {
    for (int index = start; index < value.length(); index++) {
      char unit = value.charAt(index);
      if (!Character.isSurrogate(unit)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(unit)
              && index + 1 < value.length()
              && Character.isLowSurrogate(value.charAt(index + 1));
      if (!pair) {
        return true;
      }
      index++;
    }
    return false;
  }
}
