package io.gantry.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.config.ConfigSources;
import io.gantry.config.LoadedConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedForTest {

  private static final String PROXY = "127.0.0.1";

  private final ForwardedFor forwarded =
      new ForwardedFor(
          LoadedConfig.load(
                  ConfigSources.of(Map.of("TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8, fd00::/8")))
              .config()
              .server()
              .trustedProxies());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.0.2.7 | 192.0.2.7",
        "198.51.100.1, 192.0.2.7 | 192.0.2.7",
        "198.51.100.1, 192.0.2.7, 10.1.1.1 | 192.0.2.7",
        "10.1.1.1 | 10.1.1.1",
        "192.0.2.7:4711 | 192.0.2.7",
        "[2001:db8::7]:4711 | 2001:db8:0:0:0:0:0:7",
        "2001:db8::7 | 2001:db8:0:0:0:0:0:7",
        "nonsense | 127.0.0.1",
        "'192.0.2.7, ' | 127.0.0.1",
        "192.0.2.7, unknown, 10.1.1.1 | 10.1.1.1",
      })
  void theLastAddressThatIsNoProxyIsTheClient(String header, String client) {
    assertThat(forwarded.client(PROXY, List.of(header), List.of())).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=192.0.2.7 | 192.0.2.7",
        "proto=https;For=192.0.2.7;by=10.0.0.1 | 192.0.2.7",
        "for=198.51.100.1, for=192.0.2.7;proto=http | 192.0.2.7",
        "for=\"[2001:db8::7]:4711\" | 2001:db8:0:0:0:0:0:7",
        "for=_hidden | 127.0.0.1",
        "by=192.0.2.7 | 127.0.0.1",
      })
  void forwardedIsReadLikewise(String header, String client) {
    assertThat(forwarded.client(PROXY, List.of(), List.of(header))).isEqualTo(client);
  }

  @Test
  void linesOfAHeaderAreOneList() {
    assertThat(forwarded.client(PROXY, List.of("198.51.100.1", "192.0.2.7, 10.1.1.1"), List.of()))
        .isEqualTo("192.0.2.7");
  }

  @Test
  void whoIsNoProxyIsNotBelieved() {
    assertThat(forwarded.client("203.0.113.5", List.of("192.0.2.7"), List.of("for=192.0.2.7")))
        .isEqualTo("203.0.113.5");
  }

  @Test
  void headersThatContradictEachOtherAreNotBelieved() {
    assertThat(forwarded.client(PROXY, List.of("192.0.2.7"), List.of("for=198.51.100.1")))
        .isEqualTo(PROXY);
    assertThat(forwarded.client(PROXY, List.of("192.0.2.7"), List.of("for=192.0.2.7")))
        .isEqualTo("192.0.2.7");
  }
}
