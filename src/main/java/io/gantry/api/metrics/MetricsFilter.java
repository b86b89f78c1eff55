package io.gantry.api.metrics;

import static java.util.Objects.requireNonNull;

import io.gantry.api.health.PlainAnswer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers {@code GET /metrics} in the text format of Prometheus, before the server's own servlet.
 */
@Singleton
public class MetricsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final int OK = 200;

  /** Version 0.0.4 of the text format, the one that every scraper reads. */
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final transient PrometheusMeterRegistry registry;

  @Inject
  public MetricsFilter(PrometheusMeterRegistry registry) {
    this.registry = requireNonNull(registry, "registry");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    PlainAnswer.send(request, response, () -> new PlainAnswer(OK, CONTENT_TYPE, registry.scrape()));
  }
}
