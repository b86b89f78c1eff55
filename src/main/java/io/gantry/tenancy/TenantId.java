package io.gantry.tenancy;

import io.gantry.common.InvalidValueException;
import io.gantry.common.Text;
import java.util.regex.Pattern;

/**
 * The id of a tenant: 1 to 64 characters of {@code a-z 0-9 - _}, starting with a letter or digit.
 * It is part of every key, so its alphabet is one that needs no escaping anywhere.
 */
public record TenantId(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

  /** The tenant of a fresh installation. */
  public static final TenantId DEFAULT = new TenantId("default");

  public TenantId {
    Text.requireId("tenant_id", value);
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "tenant_id", "must be 1 to 64 of a-z, 0-9, - and _, starting with a letter or digit");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
