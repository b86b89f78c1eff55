package io.gantry.store.document;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Measures each request to DynamoDB under the name of its operation. */
final class RequestTimers implements ExecutionInterceptor {

  private static final ExecutionAttribute<Long> START =
      new ExecutionAttribute<>("gantry.request.start");

  private final MeterRegistry meters;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  RequestTimers(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    attributes.putAttribute(START, System.nanoTime());
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
