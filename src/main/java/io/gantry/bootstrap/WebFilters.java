package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.api.cors.CorsFilter;
import io.gantry.api.health.HealthFilter;
import io.gantry.api.metrics.MetricsFilter;
import io.gantry.api.metrics.RequestMetricsFilter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;

/** Registers the servlet filters in the order in which they must see a request. */
@Singleton
public class WebFilters {

  private final RequestMetricsFilter requests;
  private final CorsFilter cors;
  private final HealthFilter health;
  private final MetricsFilter metrics;

  @Inject
  public WebFilters(
      RequestMetricsFilter requests, CorsFilter cors, HealthFilter health, MetricsFilter metrics) {
    this.requests = requireNonNull(requests, "requests");
    this.cors = requireNonNull(cors, "cors");
    this.health = requireNonNull(health, "health");
    this.metrics = requireNonNull(metrics, "metrics");
  }

  void register(ServletContext context) {
    add(context, requests, "/*");
    add(context, cors, "/*");
    add(context, health, "/health");
    add(context, metrics, "/metrics");
  }

  /** Before the filters of annotations, behind those added earlier. */
  private static void add(ServletContext context, Filter filter, String pattern) {
    FilterRegistration.Dynamic registration =
        context.addFilter(filter.getClass().getSimpleName(), filter);
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, pattern);
  }
}
