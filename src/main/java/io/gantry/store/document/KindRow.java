package io.gantry.store.document;

import io.gantry.store.jaaz.JaazTimes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of versions 5 and 6, read leniently: other programs wrote it. */
record KindRow(Map<String, AttributeValue> item) {

  /** The attribute as text; null when it is absent, NULL, or of a type that holds no text. */
  @Nullable String text(String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      return null;
    }
    return switch (value.type()) {
      case S -> value.s();
      case N -> value.n();
      case BOOL -> value.bool().toString();
      case B, SS, NS, BS, M, L, NUL, UNKNOWN_TO_SDK_VERSION -> null;
    };
  }

  /** {@link #text}, where the empty text stands for none. */
  @Nullable String filled(String name) {
    String text = text(name);
    return text == null || text.isEmpty() ? null : text;
  }

  /** The attribute as text, empty when there is none. */
  String required(String name) {
    String text = text(name);
    return text == null ? "" : text;
  }

  boolean isTrue(String name) {
    AttributeValue value = item.get(name);
    return value != null && Boolean.TRUE.equals(value.bool());
  }

  /** The whole number that the attribute is, also when it came as text or as 800.0. */
  @Nullable Long number(String name) {
    String text = filled(name);
    if (text == null) {
      return null;
    }
    try {
      return new BigDecimal(text.strip()).longValueExact();
    } catch (ArithmeticException | NumberFormatException none) {
      return null;
    }
  }

  /** The instant of one attribute, else of the other, else the one that stands for none. */
  Instant time(String name, String other) {
    return JaazTimes.read(text(name), text(other));
  }

  /** The attributes with these names, without those that the row lacks. */
  Map<String, AttributeValue> only(List<String> names) {
    Map<String, AttributeValue> some = new HashMap<>();
    for (String name : names) {
      AttributeValue value = item.get(name);
      if (value != null) {
        some.put(name, value);
      }
    }
    return some;
  }

  /** What decides on a revision: all that is known of each attribute, type included. */
  @Nullable String[] contents(List<String> names) {
    return names.stream()
        .map(item::get)
        .map(
            value ->
                value == null
                    ? null
                    : value.type() == AttributeValue.Type.S ? "S" + value.s() : value.toString())
        .toArray(String[]::new);
  }
}
