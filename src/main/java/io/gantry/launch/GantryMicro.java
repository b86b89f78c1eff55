package io.gantry.launch;

import fish.payara.micro.boot.PayaraMicroLauncher;
import io.gantry.config.ConfigException;
import io.gantry.config.ConfigSources;
import io.gantry.config.Exposure;
import io.gantry.config.GantryConfig;
import io.gantry.config.LoadedConfig;
import io.gantry.config.StartMark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Main class of {@code gantry-micro.jar} and of {@code ./gantry serve}. Reads the configuration
 * before anything is started, and ends the process when the application does not deploy: Payara
 * Micro by itself would go on and answer 404.
 *
 * <p>Exit codes: 1 the server or the application did not start, 2 the configuration is wrong.
 */
public final class GantryMicro {
  /** Folder with an unpacked server, made by the build; without it the server is in our jar. */
  static final String UNPACKED_SERVER = "gantry.server";

  private static final int NOT_STARTED = 1;
  private static final int WRONG_CONFIGURATION = 2;

  private GantryMicro() {}

  /**
   * Takes options of Payara Micro in addition to Gantry's own; returns when requests are served.
   */
  public static void main(String[] arguments) {
    try {
      boot(options(arguments));
      if (StartMark.isSet()) {
        return;
      }
      end(NOT_STARTED, StartMark.failure());
    } catch (ConfigException e) {
      end(WRONG_CONFIGURATION, e.getMessage());
    } catch (Exception e) { // What Payara Micro declares; it has logged the details.
      end(NOT_STARTED, "the server did not start: " + (e.getCause() == null ? e : e.getCause()));
    }
  }

  private static String[] options(String[] arguments) {
    GantryConfig config = LoadedConfig.load(ConfigSources.ofProcess()).config();
    GantryConfig.Server server = config.server();
    Exposure.require(server, config.database());
    System.setProperty("gantry.host", server.host());
    List<String> options =
        new ArrayList<>(List.of("--nocluster", "--nohazelcast", "--disablephonehome"));
    options.addAll(List.of("--port", Integer.toString(server.port())));
    options.addAll(List.of(arguments));
    return options.toArray(String[]::new);
  }

  private static void boot(String[] options) throws Exception {
    String unpacked = System.getProperty(UNPACKED_SERVER);
    if (unpacked == null) {
      PayaraMicroLauncher.create(options);
      return;
    }
    // All classes come from one flat class path then, which a class-data archive needs. The root
    // folder with the server's state is another one for every process, given as an option.
    Path folder = Path.of(unpacked).toAbsolutePath();
    System.setProperty("fish.payara.micro.UnpackDir", folder.toString());
    System.setProperty(
        "fish.payara.micro.BootJar", folder.resolve("launch-micro.jar").toUri().toString());
    Class.forName("fish.payara.micro.impl.PayaraMicroImpl")
        .getMethod("create", String[].class)
        .invoke(null, (Object) options);
  }

  @SuppressWarnings("SystemExitOutsideMain") // The server's threads would keep the process alive.
  private static void end(int code, String reason) {
    System.err.println("gantry: " + reason);
    System.exit(code);
  }
}
