package io.gantry.store.document;

import io.gantry.store.ConnectionGauges;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Measures each request to DynamoDB under the name of its operation, and how many are under way:
 * each has a connection of its own, or waits for one.
 */
final class RequestTimers implements ExecutionInterceptor, AutoCloseable {

  private static final ExecutionAttribute<Long> START =
      new ExecutionAttribute<>("gantry.request.start");

  private final MeterRegistry meters;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final ConnectionGauges connections;

  /**
   * @param max how many connections there may be
   */
  RequestTimers(MeterRegistry meters, int max) {
    this.meters = meters;
    this.connections =
        new ConnectionGauges(
            meters,
            "gantry-dynamodb",
            max,
            () -> Math.min(underWay.get(), max),
            () -> Math.max(underWay.get() - max, 0));
  }

  /** To be closed with the client. */
  @Override
  public void close() {
    connections.close();
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    attributes.putAttribute(START, System.nanoTime());
    underWay.incrementAndGet();
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    stop(attributes, "ok");
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    stop(attributes, context.exception().getClass().getSimpleName());
  }

  private void stop(ExecutionAttributes attributes, String outcome) {
    Long start = attributes.getAttribute(START);
    if (start != null) {
      underWay.decrementAndGet();
      String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
      timers
          .computeIfAbsent(operation + "/" + outcome, name -> timer(operation, outcome))
          .record(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private Timer timer(String operation, String outcome) {
    return Timer.builder("gantry.store.requests")
        .description("Requests to DynamoDB by operation and outcome")
        .tag("provider", "dynamodb")
        .tag("operation", operation)
        .tag("outcome", outcome)
        .register(meters);
  }
}
