package io.gantry.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/**
 * How many connections of a pool are in use, waited for, and allowed at most: under the same names
 * whatever the database is. Of two open pools of one name the later one is shown.
 */
public final class ConnectionGauges implements AutoCloseable {

  private static final String NAME = "gantry.store.connections";

  private final MeterRegistry meters;
  private final String pool;
  private final List<Gauge> gauges;

  /**
   * Shows a pool until it is closed.
   *
   * @param max connections at most
   * @param leased connections in use now
   * @param pending who waits for one now
   */
  public ConnectionGauges(
      MeterRegistry meters,
      String pool,
      int max,
      Supplier<Number> leased,
      Supplier<Number> pending) {
    this.meters = meters;
    this.pool = pool;
    this.gauges =
        List.of(gauge("max", () -> max), gauge("leased", leased), gauge("pending", pending));
  }

  private Gauge gauge(String state, Supplier<Number> value) {
    meters.find(NAME).tag("pool", pool).tag("state", state).gauges().forEach(meters::remove);
    return Gauge.builder(NAME, value)
        .description("Connections to the database: in use, waited for, and at most")
        .tag("pool", pool)
        .tag("state", state)
        .register(meters);
  }

  @Override
  public void close() {
    for (Gauge gauge : gauges) {
      // Meters of one name are equal, even when another took its place.
      if (meters.find(NAME).gauges().stream().anyMatch(shown -> shown == gauge)) {
        meters.remove(gauge);
      }
    }
  }
}
