package io.gantry.api.metrics;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Times every request from its arrival in the application to the last byte of its answer. */
@Singleton
public class RequestMetricsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient RequestTimers timers;

  @Inject
  public RequestMetricsFilter(RequestTimers timers) {
    this.timers = requireNonNull(timers, "timers");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long start = System.nanoTime();
    int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    try {
      chain.doFilter(request, response);
      status = response.getStatus();
    } finally {
      timers.record(route(request), status, System.nanoTime() - start);
    }
  }

  private static Route route(HttpServletRequest request) {
    return request.getAttribute(RouteFeature.ATTRIBUTE) instanceof Route route
        ? route
        : Route.unmatched(request.getMethod());
  }
}
