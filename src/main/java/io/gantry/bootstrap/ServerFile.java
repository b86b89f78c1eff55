package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.config.GantryConfig;
import io.gantry.config.PrivateFile;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code GANTRY_HOME/server.properties}, by which commands on the same machine find the
 * running server: its {@code pid} and the {@code url} it is reached at from here. One that a killed
 * process left is known by its pid, and replaced by the next start.
 */
@Singleton
public class ServerFile {

  static final String NAME = "server.properties";

  private static final Logger LOG = LoggerFactory.getLogger(ServerFile.class);

  /** Listeners on these are reached at loopback too. */
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

  private final GantryConfig config;
  private final Path file;

  @Inject
  public ServerFile(GantryConfig config) {
    this.config = requireNonNull(config, "config");
    this.file = config.home().resolve(NAME);
  }

  /** Writes it; a server that cannot runs all the same. */
  void write() {
    try {
      PrivateFile.replace(file, text());
    } catch (IOException failed) {
      LOG.warn("Commands will not find this server: {} cannot be written", file, failed);
    }
  }

  /** Removes it, unless it is that of another process. */
  @PreDestroy
  public void remove() {
    try {
      if (Files.exists(file) && Files.readString(file).startsWith("pid=" + pid() + "\n")) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      LOG.warn("{} cannot be removed", file, failed);
    }
  }

  private String text() {
    GantryConfig.Server server = config.server();
    String host = EVERYWHERE.contains(server.host()) ? "127.0.0.1" : server.host();
    String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return "pid=" + pid() + "\nurl=http://" + name + ":" + server.port() + "\n";
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }
}
