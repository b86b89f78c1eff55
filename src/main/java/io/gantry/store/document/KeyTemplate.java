package io.gantry.store.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of a key: literals and the fields of a document, as in {@code C#{conversation_id}}. A
 * field is escaped, an instant written with fixed width; <code>{id!}</code>, allowed at the end
 * only, is written as it is, so that keys keep the order of ids.
 */
final class KeyTemplate {

  private static final Pattern TOKEN = Pattern.compile("\\{([a-z_0-9]+)(!?)}|[^{]+");

  /** One piece: a literal, or a field when {@code field} is present. */
  private record Piece(String literal, @Nullable String field, boolean raw) {}

  private final List<Piece> pieces;

  private KeyTemplate(List<Piece> pieces) {
    this.pieces = pieces;
  }

  static KeyTemplate of(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      String field = tokens.group(1);
      boolean raw = field != null && !tokens.group(2).isEmpty();
      pieces.add(new Piece(tokens.group(), field, raw));
    }
    return new KeyTemplate(List.copyOf(pieces));
  }

  List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.field() != null) {
        fields.add(piece.field());
      }
    }
    return fields;
  }

  /** The key of a document all of whose key fields are known. */
  String render(Function<String, @Nullable Object> values) {
    Prefix prefix = prefix(values);
    if (!prefix.open().isEmpty()) {
      throw new IllegalStateException("No value for " + prefix.open() + " of the key");
    }
    return prefix.text();
  }

  /** As much of the key as the known fields give. */
  Prefix prefix(Function<String, @Nullable Object> values) {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < pieces.size(); index++) {
      Piece piece = pieces.get(index);
      if (piece.field() == null) {
        text.append(piece.literal());
        continue;
      }
      Object value = values.apply(piece.field());
      if (value == null) {
        return new Prefix(text.toString(), openFrom(index));
      }
      text.append(write(value, piece.raw()));
    }
    return new Prefix(text.toString(), List.of());
  }

  private List<String> openFrom(int first) {
    return new KeyTemplate(pieces.subList(first, pieces.size())).fields();
  }

  private static String write(Object value, boolean raw) {
    if (value instanceof Instant instant) {
      return KeyText.ofInstant(instant);
    }
    return raw ? (String) value : KeyText.escape((String) value);
  }

  /**
   * The beginning of a key.
   *
   * @param open the fields that follow it and are not known
   */
  record Prefix(String text, List<String> open) {}
}
