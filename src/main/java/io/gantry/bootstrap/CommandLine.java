package io.gantry.bootstrap;

import io.gantry.address.Stores;
import io.gantry.cli.Cli;
import io.gantry.cli.Surroundings;
import io.gantry.cli.Terminal;
import io.gantry.common.CursorCodec;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Main class of the command line: gives the commands the stores that the server opens. */
public final class CommandLine {

  private CommandLine() {}

  /** Ends the process with the exit code of the command that the arguments name. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** The exit code of the command that the arguments name; the process goes on. */
  public static int run(String... arguments) {
    Cli.quieten();
    Clock clock = Clock.systemUTC();
    Surroundings surroundings =
        new Surroundings(
            properties(System.getProperties()),
            System.getenv(),
            Terminal.ofProcess(),
            stores(clock),
            clock);
    return new Cli(surroundings).run(arguments);
  }

  /** Cursors of a command end with it, so their key is nobody else's. */
  private static Stores stores(Clock clock) {
    return new AllStores(database -> Backends.all(cursors(), clock, null).open(database));
  }

  private static CursorCodec cursors() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new CursorCodec(key);
  }

  private static Map<String, String> properties(Properties properties) {
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }
}
