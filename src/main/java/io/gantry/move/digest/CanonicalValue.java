package io.gantry.move.digest;

import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.common.Times;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of one value: a byte that says what it is, then the value, texts with their
 * length before them. No two values have the same form, and none begins with the form of another.
 */
final class CanonicalValue {

  private static final int NULL = 0;
  private static final int TEXT = 1;
  private static final int NUMBER = 2;
  private static final int BOOLEAN = 3;
  private static final int INSTANT = 4;
  private static final int NAME = 5;

  private CanonicalValue() {}

  static void into(Sha256 sha256, @Nullable Object value) {
    if (value == null) {
      sha256.octet(NULL);
    } else if (value instanceof String text) {
      sha256.octet(TEXT).text(text);
    } else if (value instanceof JsonText json) {
      sha256.octet(TEXT).text(json.value());
    } else if (value instanceof Instant instant) {
      sha256.octet(INSTANT).number(Times.toMicros(instant));
    } else if (value instanceof Long || value instanceof Integer) {
      sha256.octet(NUMBER).number(((Number) value).longValue());
    } else if (value instanceof Boolean isSet) {
      sha256.octet(BOOLEAN).octet(isSet ? 1 : 0);
    } else {
      rarer(sha256, value);
    }
  }

  private static void rarer(Sha256 sha256, Object value) {
    if (value instanceof Secret secret) {
      sha256.octet(TEXT).text(secret.reveal());
    } else if (value instanceof Enum<?> constant) {
      sha256.octet(NAME).text(constant.name());
    } else if (value instanceof TenantId tenant) {
      sha256.octet(TEXT).text(tenant.value());
    } else {
      throw new IllegalArgumentException("No canonical form for " + value.getClass().getName());
    }
  }
}
