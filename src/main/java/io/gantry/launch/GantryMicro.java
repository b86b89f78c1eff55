package io.gantry.launch;

import fish.payara.micro.boot.PayaraMicroLauncher;
import io.gantry.config.ConfigException;
import io.gantry.config.ConfigSources;
import io.gantry.config.Exposure;
import io.gantry.config.GantryConfig;
import io.gantry.config.LoadedConfig;
import io.gantry.config.StartMark;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

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

  /** Answers 200, or 503 while the store is away; anything else is not Gantry's answer. */
  private static final String API_HEALTH = "/api/health";

  /** Held, because its filter alone survives the end of logging, when it still says good-bye. */
  private static final Logger SERVER = Logger.getLogger("PayaraMicro");

  private static final int NOT_STARTED = 1;
  private static final int WRONG_CONFIGURATION = 2;

  private GantryMicro() {}

  /**
   * Takes options of Payara Micro in addition to Gantry's own; returns when requests are served.
   */
  public static void main(String[] arguments) {
    System.setOut(new StandardOutput(System.out));
    SERVER.setFilter(GantryMicro::isNews);
    try {
      GantryConfig config = LoadedConfig.load(ConfigSources.ofProcess()).config();
      GantryConfig.Server server = config.server();
      Exposure.require(server, config.database());
      List<String> options = options(server, arguments);
      Listener listener = Listener.of(server, options);
      listener.requireFree();
      System.setProperty("gantry.host", server.host());
      boot(options.toArray(String[]::new));
      requireApplication(listener);
    } catch (ConfigException e) {
      end(WRONG_CONFIGURATION, e.getMessage());
    } catch (IOException e) {
      end(NOT_STARTED, e.getMessage());
    } catch (Exception e) { // What Payara Micro declares; it has logged the details.
      end(NOT_STARTED, "the server did not start: " + (e.getCause() == null ? e : e.getCause()));
    }
  }

  /** That gantry-micro.jar unpacks itself into a temporary folder is how it works. */
  private static boolean isNews(LogRecord line) {
    return line.getLevel().intValue() >= Level.WARNING.intValue()
        && !line.getMessage().contains("temporary file location");
  }

  private static List<String> options(GantryConfig.Server server, String[] arguments) {
    List<String> options =
        new ArrayList<>(List.of("--nocluster", "--nohazelcast", "--disablephonehome"));
    options.addAll(List.of("--port", Integer.toString(server.port())));
    options.addAll(List.of(arguments));
    return options;
  }

  /**
   * The application says that it started before the server puts the REST API together, and the
   * server goes on without one: so the API is asked once, which also makes the first request of
   * others a quick one.
   */
  private static void requireApplication(Listener listener) throws IOException {
    if (!StartMark.isSet()) {
      throw new IOException(StartMark.failure());
    }
    int status = listener.status(API_HEALTH);
    if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_UNAVAILABLE) {
      throw new IOException("the API did not start, see the messages above");
    }
  }

  private static void boot(String[] options) throws Exception {
    String unpacked = System.getProperty(UNPACKED_SERVER);
    if (unpacked == null) {
      PayaraMicroLauncher.create(options);
      return;
    }
    // Nothing has to be unpacked then. The root folder with the server's state is another one for
    // every process, given as an option.
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
