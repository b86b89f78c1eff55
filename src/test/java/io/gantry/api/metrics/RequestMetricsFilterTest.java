package io.gantry.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.fake.FakeExchange;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RequestMetricsFilterTest {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RequestMetricsFilter filter = new RequestMetricsFilter(new RequestTimers(registry));

  @Test
  void requestsAreCountedByMethodRouteAndStatus() throws Exception {
    call("GET", matched("/api/boxes/{id}", 200));
    call("GET", matched("/api/boxes/{id}", 200));
    call("GET", matched("/api/boxes/{id}", 404));

    assertThat(metrics())
        .contains(count("GET", "/api/boxes/{id}", "200", 2))
        .contains(count("GET", "/api/boxes/{id}", "404", 1));
  }

  @Test
  void aRequestThatFailsIsCountedAsAnErrorOfTheServer() {
    FilterChain broken =
        (request, response) -> {
          throw new ServletException("broken");
        };

    assertThatThrownBy(() -> call("POST", broken)).hasMessage("broken");
    assertThat(metrics()).contains(count("POST", "unmatched", "500", 1));
  }

  @Test
  void whatARequestChoosesIsNoLabel() throws Exception {
    for (int number = 0; number < 50; number++) {
      call("METHOD" + number, (request, response) -> {});
    }

    assertThat(metrics()).contains(count("OTHER", "unmatched", "200", 50)).doesNotContain("METHOD");
  }

  @Test
  void theMetricsAreServedAsTextForPrometheus() throws Exception {
    call("GET", matched("/api/boxes", 200));
    FakeExchange exchange = new FakeExchange("GET");
    new MetricsFilter(registry).doFilter(exchange.request(), exchange.response(), null);

    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.headers().get("Content-Type")).startsWith("text/plain; version=0.0.4");
    assertThat(exchange.body())
        .contains("# TYPE http_server_requests_seconds histogram")
        .contains(count("GET", "/api/boxes", "200", 1));
  }

  private void call(String method, FilterChain chain) throws IOException, ServletException {
    FakeExchange exchange = new FakeExchange(method);
    filter.doFilter(exchange.request(), exchange.response(), chain);
  }

  private static FilterChain matched(String template, int status) {
    return (request, response) -> {
      request.setAttribute(RouteFeature.ATTRIBUTE, new Route("GET", template));
      ((HttpServletResponse) response).setStatus(status);
    };
  }

  private static String count(String method, String route, String status, int count) {
    return "http_server_requests_seconds_count{method=\"%s\",route=\"%s\",status=\"%s\"} %d\n"
        .formatted(method, route, status, count);
  }

  private String metrics() {
    return registry.scrape();
  }
}
