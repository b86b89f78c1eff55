package io.gantry.move.digest;

import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record, small and fit to be shown whatever its size and content.
 *
 * @param name in snake_case
 * @param digest SHA-256 of its canonical form, in hex; of a secret too, so not to be shown
 * @param shown the value for people: secrets as {@code ***}, control characters escaped, long texts
 *     cut, with their length and SHA-256; null for null
 */
public record FieldValue(String name, String digest, @Nullable String shown) {

  private static final String MASK = "***";

  /** Texts that are no {@link Secret} and belong to one. */
  private static final Set<String> MASKED = Set.of("salt", "key_salt");

  private static final int MOST_CHARACTERS = 160;

  /** The components of a record, the revision among them. */
  public static List<FieldValue> of(Object record) {
    Sha256 sha256 = new Sha256();
    List<FieldValue> fields = new ArrayList<>();
    for (RecordShape.Component component : RecordShape.of(record).components()) {
      @Nullable Object value = component.of(record);
      CanonicalValue.into(sha256, value);
      String digest = Sha256.hex(sha256.digest());
      fields.add(new FieldValue(component.name(), digest, shown(component.name(), value)));
    }
    return fields;
  }

  public boolean isRevision() {
    return name.equals(RecordShape.REVISION);
  }

  private static @Nullable String shown(String name, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Secret || MASKED.contains(name)) {
      return MASK;
    }
    if (value instanceof JsonText json) {
      return cut(json.value());
    }
    return cut(value instanceof TenantId tenant ? tenant.value() : value.toString());
  }

  private static String cut(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return printable(text, false);
    }
    boolean isInPair = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
    String start = text.substring(0, MOST_CHARACTERS - (isInPair ? 1 : 0));
    return printable(start, false)
        + "... ("
        + text.length()
        + " characters, SHA-256 "
        + Sha256.hex(new Sha256().bytes(text.getBytes(StandardCharsets.UTF_8)).digest())
        + ")";
  }

  /**
   * The text with its control characters escaped as in Java.
   *
   * @param ascii whether all that is not ASCII is escaped too
   */
  public static String printable(String text, boolean ascii) {
    StringBuilder printable = new StringBuilder(text.length());
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (Character.isISOControl(unit) || (ascii && unit > '~')) {
        printable.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
      } else {
        printable.append(unit);
      }
    }
    return printable.toString();
  }
}
