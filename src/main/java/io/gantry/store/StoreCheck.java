package io.gantry.store;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One thing that must be so for a store to work.
 *
 * @param name what was checked: {@code write to the table}
 * @param detail what was seen, without secrets
 * @param remedy what the operator can do; null when all is well
 */
public record StoreCheck(String name, Outcome outcome, String detail, @Nullable String remedy) {

  public StoreCheck {
    requireNonNull(name, "name");
    requireNonNull(outcome, "outcome");
    requireNonNull(detail, "detail");
  }

  /** How a check ended. */
  public enum Outcome {
    OK,
    /** Credentials are missing, wrong, or do not allow it. */
    DENIED,
    /** Anything else. */
    FAILED,
    /** Not tried, because an earlier one did not succeed. */
    SKIPPED
  }

  public static StoreCheck ok(String name, String detail) {
    return new StoreCheck(name, Outcome.OK, detail, null);
  }
}
