package io.gantry.api.cors;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.config.ConfigSources;
import io.gantry.config.LoadedConfig;
import io.gantry.fake.FakeExchange;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorsFilterTest {

  private static final String APP = "https://app.example.org";
  private static final int REACHED = 299;

  @Test
  void nothingIsAddedWhenNoOriginIsConfigured() throws Exception {
    FakeExchange exchange = call("", "GET", Map.of("Origin", APP));

    assertThat(exchange.headers()).isEmpty();
    assertThat(exchange.status()).isEqualTo(REACHED);
  }

  @Test
  void aConfiguredOriginMayReadTheAnswer() throws Exception {
    FakeExchange exchange = call(APP, "GET", Map.of("Origin", APP));

    assertThat(exchange.headers())
        .containsEntry("Access-Control-Allow-Origin", APP)
        .containsEntry("Vary", "Origin")
        .doesNotContainKey("Access-Control-Allow-Credentials");
    assertThat(exchange.headers().get("Access-Control-Expose-Headers")).contains("ETag");
    assertThat(exchange.status()).isEqualTo(REACHED);
  }

  @Test
  void anotherOriginMayNot() throws Exception {
    FakeExchange exchange = call(APP, "GET", Map.of("Origin", "https://app.example.org.evil"));

    assertThat(exchange.headers()).containsOnlyKeys("Vary");
    assertThat(exchange.status()).isEqualTo(REACHED);
  }

  @Test
  void aPreflightIsAnsweredHere() throws Exception {
    FakeExchange exchange = call(APP, "OPTIONS", preflight(APP));

    assertThat(exchange.status()).isEqualTo(204);
    assertThat(exchange.headers())
        .containsEntry("Access-Control-Allow-Origin", APP)
        .containsEntry("Access-Control-Max-Age", "7200");
    assertThat(exchange.headers().get("Access-Control-Allow-Methods")).contains("PATCH");
    assertThat(exchange.headers().get("Access-Control-Allow-Headers")).contains("Idempotency-Key");
  }

  @Test
  void aPreflightOfAnotherOriginIsRefused() throws Exception {
    FakeExchange exchange = call(APP, "OPTIONS", preflight("https://evil.example.org"));

    assertThat(exchange.status()).isEqualTo(204);
    assertThat(exchange.headers()).containsOnlyKeys("Vary");
  }

  @Test
  void otherRequestsForOptionsPass() throws Exception {
    assertThat(call(APP, "OPTIONS", Map.of()).status()).isEqualTo(REACHED);
  }

  private static Map<String, String> preflight(String origin) {
    return Map.of("Origin", origin, "Access-Control-Request-Method", "PATCH");
  }

  private static FakeExchange call(String origins, String method, Map<String, String> headers)
      throws IOException, ServletException {
    FakeExchange exchange = new FakeExchange(method, headers);
    Map<String, String> settings = Map.of("CORS_ORIGINS", origins);
    new CorsFilter(LoadedConfig.load(ConfigSources.of(settings)).config())
        .doFilter(
            exchange.request(),
            exchange.response(),
            (request, response) -> ((HttpServletResponse) response).setStatus(REACHED));
    return exchange;
  }
}
