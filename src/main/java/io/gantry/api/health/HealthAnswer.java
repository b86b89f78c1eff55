package io.gantry.api.health;

import io.gantry.store.Store;
import io.gantry.store.StoreHealth;

/**
 * The answer of {@code GET /health}.
 *
 * @param status 200, or 503 when the store is away or its tables are not what they must be
 * @param body JSON of names and numbers that this class knows, so nothing in it needs escaping
 */
public record HealthAnswer(int status, String body) {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  static HealthAnswer of(Store store, StoreHealth health) {
    String body =
        """
        {"status":"%s","database":{"provider":"%s","connected":%b,"migrationStatus":"%s",\
        "schemaVersion":%d}}"""
            .formatted(
                health.isOk() ? "OK" : "DEGRADED",
                store.provider().label(),
                health.connected(),
                label(health.schema()),
                store.schemaVersion().number());
    return new HealthAnswer(health.isOk() ? OK : UNAVAILABLE, body);
  }

  private static String label(StoreHealth.SchemaState state) {
    return switch (state) {
      case UP_TO_DATE -> "up-to-date";
      case PENDING -> "pending";
      case DRIFTED -> "drifted";
      case LOCKED -> "locked";
      case UNKNOWN -> "unknown";
    };
  }
}
