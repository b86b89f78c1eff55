package io.gantry.store.document;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Takes down the name of every request that is made of DynamoDB. */
final class RequestLog implements ExecutionInterceptor {

  private final List<String> requests = new CopyOnWriteArrayList<>();

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    requests.add(context.request().getClass().getSimpleName().replace("Request", ""));
  }

  /** The requests that {@code work} makes, in their order. */
  List<String> during(Runnable work) {
    requests.clear();
    work.run();
    return List.copyOf(requests);
  }
}
