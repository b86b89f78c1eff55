package io.gantry.server.rest;

import io.gantry.store.Store;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The WAR that the build made, deployed by Arquillian on a Payara Micro in a process of its own,
 * with a fresh folder and a fresh store.
 */
final class DeployedGantry implements AutoCloseable {
  private static final Path TARGET =
      Path.of(System.getProperty("basedir", "."), "target").toAbsolutePath();

  private static final int SHOWN_LOG = 6_000;

  private final StoreServer store;
  private final ContainerController controller;
  private final Deployer deployer;
  private final Relay relay;
  private final Path home;
  private final URI base;
  private final Map<String, String> settings = new LinkedHashMap<>();

  private DeployedGantry(
      StoreServer store,
      ContainerController controller,
      Deployer deployer,
      Relay relay,
      Path home,
      URI base) {
    this.store = store;
    this.controller = controller;
    this.deployer = deployer;
    this.relay = relay;
    this.home = home;
    this.base = base;
    settings.put("gantry.home", home.toString());
    settings.putAll(store.settings(relay));
  }

  /** The archive; the name ROOT gives the context root that Gantry has everywhere. */
  static WebArchive war() {
    File war = TARGET.resolve("gantry.war").toFile();
    return ShrinkWrap.createFromZipFile(WebArchive.class, war).as(WebArchive.class);
  }

  /** Starts it; container and deployment are named like the store. */
  static DeployedGantry start(
      StoreServer store, ContainerController controller, Deployer deployer) {
    Relay relay = store.relay();
    DeployedGantry gantry =
        new DeployedGantry(
            store,
            controller,
            deployer,
            relay,
            freshHome(store),
            URI.create("http://127.0.0.1:" + Relay.closedPort() + "/"));
    try {
      controller.start(store.label(), gantry.container());
      deployer.deploy(store.label());
      return gantry;
    } catch (RuntimeException e) {
      String log = gantry.log();
      gantry.close();
      throw new IllegalStateException("Gantry did not start on " + store.label() + "\n" + log, e);
    }
  }

  StoreServer store() {
    return store;
  }

  URI base() {
    return base;
  }

  /** The folder of this installation. */
  Path home() {
    return home;
  }

  /** The way to the database, to be cut. */
  Relay relay() {
    return relay;
  }

  /** The server's store once more, for what nobody can do through the API. */
  Store openStore() {
    return store.open(settings, home);
  }

  /** The end of the server's log. */
  String log() {
    try {
      // The server puts a number behind the name.
      Path file = logFile().resolveSibling(logFile().getFileName() + ".0");
      String text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
      return text.substring(Math.max(0, text.length() - SHOWN_LOG));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the log", e);
    }
  }

  @Override
  public void close() {
    if (controller.isStarted(store.label())) {
      deployer.undeploy(store.label());
      controller.stop(store.label());
    }
    relay.close();
  }

  private Map<String, String> container() {
    String properties =
        settings.entrySet().stream()
            .map(entry -> " -D" + entry.getKey() + "=" + escaped(entry.getValue()))
            .collect(Collectors.joining());
    return Map.of(
        "autoBindHttp",
        "false",
        "cmdOptions",
        System.getProperty("gantry.arquillian.jvm", "") + properties,
        "extraMicroOptions",
        System.getProperty("gantry.arquillian.server", "")
            + " --port "
            + base.getPort()
            + " --logtofile "
            + escaped(logFile().toString()));
  }

  private Path logFile() {
    return home.resolveSibling(home.getFileName() + ".log");
  }

  private static Path freshHome(StoreServer store) {
    try {
      Path folder = Files.createDirectories(TARGET.resolve("test-servers"));
      return Files.createTempDirectory(folder, store.label() + "-");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for the server", e);
    }
  }

  /** The adapter cuts its options at blanks that no backslash stands before. */
  private static String escaped(String option) {
    return option.replace(" ", "\\ ");
  }
}
