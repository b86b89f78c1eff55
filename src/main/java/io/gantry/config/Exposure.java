package io.gantry.config;

import io.gantry.store.SchemaVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a server may listen where it listens: where nobody signs in, whoever reaches it reads and
 * changes everything.
 */
public final class Exposure {

  private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

  /** Text that Java and browsers write for the one address; in brackets in addresses of the web. */
  private static final Pattern IPV6_LOOPBACK = Pattern.compile("\\[?(::1|(0{1,4}:){7}0{0,3}1)]?");

  private Exposure() {}

  /** Whether the name or address can only be this machine; other names are not looked up. */
  public static boolean isLoopback(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || IPV4_LOOPBACK.matcher(name).matches()
        || IPV6_LOOPBACK.matcher(name).matches();
  }

  /**
   * Refuses a store without sign-in where others could reach it.
   *
   * @param server says where it listens, and whether this is allowed all the same
   * @throws ConfigException when it must not be
   */
  public static void require(GantryConfig.Server server, Database database) {
    SchemaVersion version = database.schemaVersion();
    if (version.hasSignIn() || isLoopback(server.host()) || server.openWithoutSignIn()) {
      return;
    }
    throw new ConfigException(
        List.of(
            new ConfigProblem(
                Setting.HOST.name(),
                server.host(),
                "an address of loopback, because nobody signs in to schema version "
                    + version.number()
                    + ", or "
                    + Setting.ALLOW_UNAUTHENTICATED_NETWORK
                    + "=true",
                "127.0.0.1",
                "where the server listens")));
  }

  /** What an operator must be told who allowed it. */
  public static Optional<String> warning(GantryConfig.Server server, Database database) {
    SchemaVersion version = database.schemaVersion();
    if (version.hasSignIn() || !server.openWithoutSignIn()) {
      return Optional.empty();
    }
    return Optional.of(
        Setting.ALLOW_UNAUTHENTICATED_NETWORK
            + " is true and nobody signs in to schema version "
            + version.number()
            + ": whoever reaches "
            + server.host()
            + " can read and change everything");
  }
}
