package io.gantry.launch;

import io.gantry.config.GantryConfig;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URL;
import java.time.Duration;
import java.util.List;

/** Where the server listens: looked at before it starts, and asked when it has. */
record Listener(String host, int port) {

  /** The first answer of the API waits for all of it to be put together. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What the configuration says, unless an option of Payara Micro says another port. */
  static Listener of(GantryConfig.Server server, List<String> options) {
    int option = options.lastIndexOf("--port");
    int port =
        option < 0 || option + 1 == options.size()
            ? server.port()
            : Integer.parseInt(options.get(option + 1));
    return new Listener(server.host(), port);
  }

  /**
   * @throws IOException when something else listens there, or the host is not this machine's
   */
  void requireFree() throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      // As the server does: connections that end slowly do not count.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(host, port));
    } catch (IOException taken) {
      throw new IOException(
          "cannot listen on %s:%d (%s): stop what listens there, or set PORT to another one"
              .formatted(host, port, taken.getMessage()),
          taken);
    }
  }

  /**
   * The status of a GET request of the server.
   *
   * @throws IOException when it does not answer
   */
  int status(String path) throws IOException {
    URL address = new URL("http", reachable(), port, path);
    HttpURLConnection connection = (HttpURLConnection) address.openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
    connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  /** A server that listens on every address is asked on loopback. */
  private String reachable() throws IOException {
    InetAddress address = InetAddress.getByName(host);
    return address.isAnyLocalAddress()
        ? InetAddress.getLoopbackAddress().getHostAddress()
        : address.getHostAddress();
  }
}
