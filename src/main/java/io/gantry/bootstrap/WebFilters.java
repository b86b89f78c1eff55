package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.api.cors.CorsFilter;
import io.gantry.api.health.HealthFilter;
import io.gantry.api.local.NeighbourFilter;
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
  private final StoreLeaseFilter leases;
  private final CorsFilter cors;
  private final NeighbourFilter neighbours;
  private final HealthFilter health;
  private final MetricsFilter metrics;

  @Inject
  public WebFilters(
      RequestMetricsFilter requests,
      StoreLeaseFilter leases,
      CorsFilter cors,
      NeighbourFilter neighbours,
      HealthFilter health,
      MetricsFilter metrics) {
    this.requests = requireNonNull(requests, "requests");
    this.leases = requireNonNull(leases, "leases");
    this.cors = requireNonNull(cors, "cors");
    this.neighbours = requireNonNull(neighbours, "neighbours");
    this.health = requireNonNull(health, "health");
    this.metrics = requireNonNull(metrics, "metrics");
  }

  void register(ServletContext context) {
    add(context, requests, "/*").setAsyncSupported(true);
    add(context, leases, "/*").setAsyncSupported(true);
    add(context, cors, "/*").setAsyncSupported(true);
    add(context, neighbours, "/*").setAsyncSupported(true);
    add(context, health, "/health").setAsyncSupported(true);
    add(context, metrics, "/metrics").setAsyncSupported(true);
  }

  /** Before the filters of annotations, behind those added earlier. */
  private static FilterRegistration.Dynamic add(
      ServletContext context, Filter filter, String pattern) {
    FilterRegistration.Dynamic registration =
        context.addFilter(filter.getClass().getSimpleName(), filter);
    registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, pattern);
    return registration;
  }
}
