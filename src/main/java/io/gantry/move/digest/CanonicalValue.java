package io.gantry.move.digest;

import static io.gantry.store.CanonicalForm.BOOLEAN;
import static io.gantry.store.CanonicalForm.INSTANT;
import static io.gantry.store.CanonicalForm.NAME;
import static io.gantry.store.CanonicalForm.NULL;
import static io.gantry.store.CanonicalForm.NUMBER;
import static io.gantry.store.CanonicalForm.TEXT;

import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.common.Times;
import io.gantry.store.CanonicalForm;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The form of one value, as {@link CanonicalForm} has it. */
final class CanonicalValue {

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
