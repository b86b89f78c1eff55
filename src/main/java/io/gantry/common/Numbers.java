package io.gantry.common;

import org.jspecify.annotations.Nullable;

/** The rules that numbers in records obey; a breach is an {@link InvalidValueException}. */
public final class Numbers {

  private Numbers() {}

  /** A count or size that may be absent but not negative. */
  public static void requireNotNegative(String field, @Nullable Number value) {
    if (value != null && value.longValue() < 0) {
      throw new InvalidValueException(field, "must not be negative");
    }
  }
}
