package io.gantry.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The server as a person starts it: {@code ./gantry serve} in a process of its own, with a fresh
 * {@code GANTRY_HOME}, on a free port. It ends by {@link #close()}, at the latest with this JVM.
 */
public final class GantryServer implements AutoCloseable {
  static final Path PROJECT = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  /** Enough for tests, and quick to start: most of a short run would be the second compiler. */
  private static final String JVM = "-Xmx512m -XX:TieredStopAtLevel=1";

  private final Process process;
  private final URI base;
  private final Path home;
  private final Path log;

  private GantryServer(Process process, URI base, Path home, Path log) {
    this.process = process;
    this.base = base;
    this.home = home;
    this.log = log;
  }

  /**
   * Starts a server with these settings (those of the environment, such as {@code
   * DATABASE_PROVIDER}) and waits until {@code readyPath} answers 200.
   *
   * @throws IllegalStateException with the server's messages when it ends or takes too long
   */
  public static GantryServer start(Map<String, String> settings, String readyPath) {
    GantryServer server = launch(settings);
    server.awaitReady(server.base.resolve(readyPath));
    return server;
  }

  /** As {@link #start(Map, String)}, ready when every check of MicroProfile Health is. */
  public static GantryServer start(Map<String, String> settings) {
    return start(settings, "/health/ready");
  }

  /** Starts a server without waiting, for tests of what happens when it does not come up. */
  public static GantryServer launch(Map<String, String> settings) {
    return launch(PROJECT, settings);
  }

  /** As {@link #launch(Map)}, of a project that the build has been through in another folder. */
  static GantryServer launch(Path project, Map<String, String> settings) {
    try {
      Path folder = Files.createDirectories(PROJECT.resolve("target/test-servers"));
      Path home = Files.createTempDirectory(folder, "home");
      Path log = home.resolveSibling(home.getFileName() + ".log");
      int port = freePort();
      Map<String, String> environment = new HashMap<>();
      environment.put("GANTRY_HOME", home.toString());
      environment.put("GANTRY_JAVA_OPTIONS", JVM);
      environment.put("HOST", "127.0.0.1");
      environment.put("PORT", Integer.toString(port));
      environment.putAll(settings);
      ProcessBuilder builder =
          new ProcessBuilder(project.resolve("gantry").toString(), "serve")
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      // Tests run what the build packaged, whatever was edited since.
      builder.environment().put("GANTRY_NO_BUILD", "1");
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new GantryServer(process, URI.create("http://127.0.0.1:" + port + "/"), home, log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a server", e);
    }
  }

  /** The address of the root, with a slash at its end. */
  public URI base() {
    return base;
  }

  /** The folder of this installation: database of SQLite, keys, files. */
  public Path home() {
    return home;
  }

  /** The process, to be killed or waited for. */
  public Process process() {
    return process;
  }

  /** All that the server printed so far. */
  public String output() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady(URI address) {
    HttpClient client = HttpClient.newHttpClient();
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!answers(client, address)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        close();
        throw new IllegalStateException(
            "the server did not answer at " + address + ":\n" + output());
      }
    }
  }

  /** One attempt; without an answer of 200 it takes a tenth of a second, or until the end. */
  private boolean answers(HttpClient client, URI address) {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200 || pause();
    } catch (IOException e) {
      return pause(); // Not listening yet.
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while a server started", e);
    }
  }

  private boolean pause() {
    try {
      process.waitFor(100, TimeUnit.MILLISECONDS);
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while a server started", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
