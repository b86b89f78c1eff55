package io.gantry.api.health;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * {@code /health/ready}: whether requests should be sent here, that is, whether the store works.
 */
@Readiness
@Singleton
public class StoreReadiness implements HealthCheck {

  /**
   * Not the probe itself: servers make checks before the start of the application can fail well.
   */
  private final Provider<StoreProbe> probe;

  @Inject
  public StoreReadiness(Provider<StoreProbe> probe) {
    this.probe = requireNonNull(probe, "probe");
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("store").status(isOk()).build();
  }

  boolean isOk() {
    return probe.get().health().isOk();
  }
}
