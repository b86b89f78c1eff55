package io.gantry.api.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.json.Json;
import io.gantry.api.problem.ProblemAnswers;
import io.gantry.common.Ids;
import io.gantry.config.ConfigSources;
import io.gantry.config.LoadedConfig;
import io.gantry.fake.FakeExchange;
import io.gantry.fake.InMemoryStore;
import io.gantry.store.SchemaVersion;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourFilterTest {

  private static final int REACHED = 299;
  private static final String HOST = "127.0.0.1:8080";

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", HOST, "localhost:8080", "LocalHost", "[::1]:8080", "127.8.8.8:1"})
  void namesOfThisMachineAreServed(String host) throws Exception {
    assertThat(get(host)).isEqualTo(REACHED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "127.0.0.1.evil.example",
        "localhost.evil.example:8080",
        "192.168.1.2:8080",
        "[::2]:8080",
        "128.0.0.1",
        ""
      })
  void otherNamesAreNot(String host) throws Exception {
    FakeExchange exchange = call(SchemaVersion.V4, Map.of(), "GET", Map.of("Host", host));

    assertThat(exchange.status()).isEqualTo(421);
    assertThat(exchange.headers()).containsEntry("Content-Type", "application/problem+json");
    assertThat(exchange.body()).contains("/problems/misdirected", "\"status\":421");
  }

  @Test
  void whereNetworksAreAllowedNamesMustBeOurs() throws Exception {
    Map<String, String> allowed =
        Map.of(
            "ALLOW_UNAUTHENTICATED_NETWORK", "true",
            "HOST", "0.0.0.0",
            "PUBLIC_URL", "https://gantry.example");

    assertThat(status(allowed, "POST", "192.168.1.2:8080", "http://192.168.1.2:8080"))
        .isEqualTo(REACHED);
    assertThat(status(allowed, "POST", "gantry.example", "https://gantry.example"))
        .isEqualTo(REACHED);
    assertThat(status(allowed, "GET", "evil.example", null)).isEqualTo(421);
    assertThat(status(allowed, "POST", "192.168.1.2:8080", "http://192.168.6.6")).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://localhost.evil.example", "%"})
  void pagesOfOthersChangeNothing(String origin) throws Exception {
    Map<String, String> headers = Map.of("Host", HOST, "Origin", origin);
    for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
      FakeExchange exchange = call(SchemaVersion.V4, Map.of(), method, headers);
      assertThat(exchange.status()).as(method).isEqualTo(403);
      assertThat(exchange.body()).contains("/problems/foreign-page");
    }
    assertThat(status(Map.of(), "GET", HOST, origin)).isEqualTo(REACHED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:8080", "http://localhost:3000", "https://app.example.org"})
  void pagesOfThisMachineAndConfiguredOnesDo(String origin) throws Exception {
    Map<String, String> settings = Map.of("CORS_ORIGINS", "https://app.example.org");

    assertThat(status(settings, "POST", HOST, origin)).isEqualTo(REACHED);
  }

  @Test
  void programsHaveNoOrigin() throws Exception {
    assertThat(status(Map.of(), "POST", HOST, null)).isEqualTo(REACHED);
  }

  @Test
  void wherePeopleSignInNothingIsAsked() throws Exception {
    Map<String, String> headers = Map.of("Host", "evil.example", "Origin", "https://evil.example");

    assertThat(call(SchemaVersion.V7, Map.of(), "POST", headers).status()).isEqualTo(REACHED);
  }

  private static int get(String host) throws Exception {
    return status(Map.of(), "GET", host, null);
  }

  private static int status(Map<String, String> settings, String method, String host, String origin)
      throws Exception {
    Map<String, String> headers = new HashMap<>(Map.of("Host", host));
    if (origin != null) {
      headers.put("Origin", origin);
    }
    return call(SchemaVersion.V4, settings, method, headers).status();
  }

  private static FakeExchange call(
      SchemaVersion version,
      Map<String, String> settings,
      String method,
      Map<String, String> headers)
      throws Exception {
    FakeExchange exchange = new FakeExchange(method, headers);
    new NeighbourFilter(
            new InMemoryStore(version),
            LoadedConfig.load(ConfigSources.of(settings)).config(),
            new ProblemAnswers(new Ids(Clock.systemUTC())),
            new Json())
        .doFilter(
            exchange.request(),
            exchange.response(),
            (request, response) -> ((HttpServletResponse) response).setStatus(REACHED));
    return exchange;
  }
}
