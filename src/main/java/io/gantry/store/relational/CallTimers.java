package io.gantry.store.relational;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How long transactions take, by name; measures nothing when nobody registered for it. */
final class CallTimers {

  private final @Nullable MeterRegistry registry;
  private final String provider;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  CallTimers(@Nullable MeterRegistry registry, String provider) {
    this.registry = registry;
    this.provider = provider;
  }

  long start() {
    return registry == null ? 0 : System.nanoTime();
  }

  void stop(String call, long start) {
    if (registry != null) {
      timer(registry, call).record(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private Timer timer(MeterRegistry meters, String call) {
    Timer known = timers.get(call);
    return known != null ? known : timers.computeIfAbsent(call, name -> register(meters, name));
  }

  private Timer register(MeterRegistry meters, String call) {
    return Timer.builder("gantry.store.transactions")
        .description("Transactions by the name of what they do, retries included")
        .tag("provider", provider)
        .tag("call", call)
        .register(meters);
  }
}
