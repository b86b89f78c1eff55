package io.gantry.store;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a store says of itself when asked just now.
 *
 * @param connected whether it answered
 * @param schema the state of its tables; {@link SchemaState#UNKNOWN} when it did not answer
 * @param detail why not, fit for an operator and without secrets; null when all is well
 */
public record StoreHealth(boolean connected, SchemaState schema, @Nullable String detail) {

  /** How the tables stand to what this build expects. */
  public enum SchemaState {
    UP_TO_DATE,
    /** Changes of this build have not been applied. */
    PENDING,
    /** Somebody else changed them, or they are those of another version. */
    DRIFTED,
    /** They are being changed just now. */
    LOCKED,
    UNKNOWN
  }

  public StoreHealth {
    requireNonNull(schema, "schema");
  }

  public boolean isOk() {
    return connected && schema == SchemaState.UP_TO_DATE;
  }
}
