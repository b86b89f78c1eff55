package io.gantry.api.health;

import io.gantry.store.PendingSwitch;
import io.gantry.store.StoreHealth;
import java.util.Optional;

/**
 * The answer of {@code GET /health}.
 *
 * @param status 200, or 503 when the store is away or its tables are not what they must be
 * @param body JSON of names and numbers that this class knows, so nothing in it needs escaping
 */
public record HealthAnswer(int status, String body) {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  static HealthAnswer of(ProbedStore store, Optional<PendingSwitch> pending) {
    StoreHealth health = store.health();
    String body =
        """
        {"status":"%s","database":{"provider":"%s","connected":%b,"migrationStatus":"%s",\
        "schemaVersion":%d}%s}"""
            .formatted(
                health.isOk() ? "OK" : "DEGRADED",
                store.provider().label(),
                health.connected(),
                label(health.schema()),
                store.version().number(),
                pending.map(HealthAnswer::member).orElse(""));
    return new HealthAnswer(health.isOk() ? OK : UNAVAILABLE, body);
  }

  /** Why is for operators: it may name hosts. */
  private static String member(PendingSwitch pending) {
    return switch (pending.state()) {
      case UNDER_WAY -> ",\"switch\":\"under-way\"";
      case FAILED -> ",\"switch\":\"failed\"";
    };
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
