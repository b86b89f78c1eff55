package io.gantry.api.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One timer per route, method and status, kept so that counting a request is two look-ups: every
 * request comes through here.
 */
@Singleton
public class RequestTimers {

  static final String NAME = "http.server.requests";

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofMillis(2_500),
  };

  private static final int STATUSES = 600;

  private final MeterRegistry registry;
  private final Map<Route, AtomicReferenceArray<Timer>> timers = new ConcurrentHashMap<>();

  @Inject
  public RequestTimers(MeterRegistry registry) {
    this.registry = requireNonNull(registry, "registry");
  }

  public void record(Route route, int status, long nanos) {
    AtomicReferenceArray<Timer> byStatus = timers.get(route);
    if (byStatus == null) {
      byStatus = timers.computeIfAbsent(route, added -> new AtomicReferenceArray<>(STATUSES));
    }
    int index = status > 0 && status < STATUSES ? status : 0;
    Timer timer = byStatus.get(index);
    if (timer == null) {
      timer = register(route, index);
      byStatus.set(index, timer);
    }
    timer.record(Duration.ofNanos(nanos));
  }

  /** The registry gives the same timer to all who ask for the same name and tags. */
  private Timer register(Route route, int status) {
    return Timer.builder(NAME)
        .description("Requests by route, method and status, up to the last byte of the answer")
        .tag("method", route.method())
        .tag("route", route.template())
        .tag("status", String.valueOf(status))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
