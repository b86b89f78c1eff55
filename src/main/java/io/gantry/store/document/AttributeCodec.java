package io.gantry.store.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import org.eclipse.jnosql.communication.semistructured.Element;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Values as attributes and back, exactly: numbers never pass through {@code double}, instants are
 * text, and what is null is no attribute at all.
 */
final class AttributeCodec {

  /** Integers of at most this many characters are longs for certain. */
  private static final Pattern LONG = Pattern.compile("-?[0-9]{1,18}");

  private AttributeCodec() {}

  static Map<String, AttributeValue> encode(CommunicationEntity entity) {
    Map<String, AttributeValue> item = new HashMap<>();
    for (Element element : entity.elements()) {
      Object value = element.get();
      if (value != null) {
        item.put(element.name(), encode(value));
      }
    }
    return item;
  }

  static AttributeValue encode(Object value) {
    if (value instanceof String text) {
      return AttributeValue.fromS(text);
    }
    if (value instanceof Instant instant) {
      return AttributeValue.fromS(InstantText.of(instant));
    }
    if (value instanceof Boolean flag) {
      return AttributeValue.fromBool(flag);
    }
    if (value instanceof Long || value instanceof Integer) {
      return AttributeValue.fromN(value.toString());
    }
    if (value instanceof BigDecimal number) {
      return AttributeValue.fromN(number.toString());
    }
    throw new IllegalArgumentException("No attribute for a " + value.getClass().getName());
  }

  static CommunicationEntity decode(String name, Map<String, AttributeValue> item) {
    CommunicationEntity entity = CommunicationEntity.of(name);
    item.forEach(
        (attribute, value) -> {
          Object decoded = decode(value);
          if (decoded != null) {
            entity.add(attribute, decoded);
          }
        });
    return entity;
  }

  /** The value; null for the types that no document of ours has. */
  static @Nullable Object decode(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> number(value.n());
      case BOOL -> value.bool();
      case B, SS, NS, BS, M, L, NUL, UNKNOWN_TO_SDK_VERSION -> null;
    };
  }

  private static Object number(String digits) {
    if (LONG.matcher(digits).matches()) {
      return Long.valueOf(digits);
    }
    BigDecimal exact = new BigDecimal(digits);
    boolean fits = exact.stripTrailingZeros().scale() <= 0 && exact.toBigInteger().bitLength() < 64;
    return fits ? (Object) exact.longValueExact() : exact;
  }
}
