package io.gantry.api;

import io.gantry.common.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** Members that a body must have. */
public final class Required {

  private Required() {}

  public static <T> T value(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidValueException(field, "is required");
    }
    return value;
  }

  /** The value, or what stands for its absence. */
  public static String textOr(String fallback, @Nullable String value) {
    return value == null ? fallback : value;
  }
}
