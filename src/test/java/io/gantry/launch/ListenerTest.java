package io.gantry.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import io.gantry.config.ConfigSources;
import io.gantry.config.GantryConfig;
import io.gantry.config.LoadedConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListenerTest {

  @Test
  void anOptionOfTheServerWinsOverTheSetting() {
    assertThat(listener(8081, List.of())).isEqualTo(new Listener("127.0.0.1", 8081));
    assertThat(listener(8081, List.of("--port", "8081", "--port", "8082")).port()).isEqualTo(8082);
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    Listener listener;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listener = new Listener("127.0.0.1", taken.getLocalPort());
      assertThatIOException()
          .isThrownBy(listener::requireFree)
          .withMessageContaining("127.0.0.1:" + taken.getLocalPort())
          .withMessageContaining("PORT");
    }
    assertThatCode(listener::requireFree).doesNotThrowAnyException();
  }

  @Test
  void aHostOfAnotherMachineIsNamed() {
    assertThatIOException()
        .isThrownBy(() -> new Listener("192.0.2.1", 8080).requireFree())
        .withMessageContaining("192.0.2.1:8080");
  }

  @Test
  void aServerOnEveryAddressIsAskedOnLoopback() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/api",
        exchange -> {
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    server.start();
    try {
      Listener listener = new Listener("0.0.0.0", server.getAddress().getPort());
      assertThat(listener.status("/api/health")).isEqualTo(503);
      assertThat(listener.status("/other")).isEqualTo(404);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatTheServerSaysOfItsPoolsIsLeftOut() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StandardOutput output = new StandardOutput(new PrintStream(bytes, true, UTF_8));

    output.println("JdbcRuntimeExtension,  getAllSystemRAResourcesAndPools = []");
    output.println("anything else");

    assertThat(bytes.toString(UTF_8)).isEqualToIgnoringNewLines("anything else\n");
  }

  private static Listener listener(int port, List<String> options) {
    GantryConfig config =
        LoadedConfig.load(ConfigSources.of(Map.of("PORT", Integer.toString(port)))).config();
    return Listener.of(config.server(), options);
  }
}
