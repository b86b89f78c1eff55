package io.gantry.api.health;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** {@code /health/started}: whether the store was ready once; it stays up from then on. */
@Startup
@Singleton
public class StoreStartup implements HealthCheck {

  /**
   * Not the probe itself: servers make checks before the start of the application can fail well.
   */
  private final Provider<StoreProbe> probe;

  @Inject
  public StoreStartup(Provider<StoreProbe> probe) {
    this.probe = requireNonNull(probe, "probe");
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("store-prepared").status(isStarted()).build();
  }

  boolean isStarted() {
    StoreProbe asked = probe.get();
    return asked.hasBeenOk() || asked.health().isOk();
  }
}
