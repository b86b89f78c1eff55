package io.gantry.api.health;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** {@code /health/started}: whether the store was ready once; it stays up from then on. */
@Startup
@Singleton
public class StoreStartup implements HealthCheck {

  private final StoreProbe probe;
  private volatile boolean started;

  @Inject
  public StoreStartup(StoreProbe probe) {
    this.probe = requireNonNull(probe, "probe");
  }

  @Override
  public HealthCheckResponse call() {
    if (!started) {
      started = probe.health().isOk();
    }
    return HealthCheckResponse.named("store-prepared").status(started).build();
  }
}
