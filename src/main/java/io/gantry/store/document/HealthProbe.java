package io.gantry.store.document;

import io.gantry.store.StoreHealth;
import io.gantry.store.StoreHealth.SchemaState;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Asks the table for its version, once and briefly. */
final class HealthProbe {

  /** Below the two seconds that a store may take. */
  static final Duration LIMIT = Duration.ofMillis(1_500);

  private HealthProbe() {}

  static StoreHealth ask(TableSchema schema) {
    Optional<Integer> version = schema.marker().versionNow(LIMIT);
    if (version.isEmpty()) {
      return new StoreHealth(true, SchemaState.PENDING, "The table is not prepared");
    }
    return version.get() == TableMarker.EXPECTED
        ? new StoreHealth(true, SchemaState.UP_TO_DATE, null)
        : new StoreHealth(
            true, SchemaState.DRIFTED, "The table is of schema version " + version.get());
  }

  static StoreHealth away(RuntimeException away) {
    return away.getCause() instanceof ResourceNotFoundException
        ? new StoreHealth(true, SchemaState.PENDING, "There is no such table")
        : new StoreHealth(false, SchemaState.UNKNOWN, away.getMessage());
  }
}
