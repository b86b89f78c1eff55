package io.gantry.api.moves;

import static java.util.Objects.requireNonNull;

import io.gantry.address.OtherForm;
import io.gantry.api.problem.ProblemException;
import io.gantry.config.ActiveChoice;
import io.gantry.config.Database;
import io.gantry.config.GantryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an address in a request may make the server touch: files of its own folder and of those that
 * the settings name, and hosts that the settings allow. The keys, the settings and the uploaded
 * files of the server are nobody's to move. Addresses of machines alone, such as that of a cloud's
 * metadata, are refused unless they are named.
 */
final class AllowedPlaces {

  private static final Pattern ENDPOINT = Pattern.compile("[?&]endpoint=([^&]+)");

  /** Files that SQLite keeps beside a database, and that are part of it. */
  private static final Pattern COMPANION = Pattern.compile("-(wal|shm|journal)$");

  /** Those that only say how to connect; others make the driver load classes or read files. */
  private static final Set<String> PARAMETERS =
      Set.of(
          "applicationname",
          "channelbinding",
          "connecttimeout",
          "currentschema",
          "logintimeout",
          "sockettimeout",
          "ssl",
          "sslmode",
          "targetservertype",
          "tcpkeepalive");

  private final GantryConfig config;
  private final Database served;

  /**
   * @param served the active store, whose place is always allowed
   */
  AllowedPlaces(GantryConfig config, Database served) {
    this.config = requireNonNull(config, "config");
    this.served = requireNonNull(served, "served");
  }

  /**
   * @param pointer of the member that names it
   * @throws ProblemException when it may not be touched
   */
  void require(String pointer, OtherForm form, String address) {
    switch (form.where()) {
      case ON_DISK -> requireOtherFile(pointer, path(pointer, form.rest(address)));
      case IN_DYNAMODB -> requireEndpoint(pointer, address);
    }
  }

  /**
   * @param file that an address of another program names; empty when it names tables
   * @throws ProblemException when it may not be touched
   */
  void require(String pointer, Optional<Path> file, String address) {
    if (file.isPresent()) {
      requireOtherFile(pointer, file.get());
    } else {
      requireEndpoint(pointer, address);
    }
  }

  /**
   * @param address as it was written, to see whether it has a password of its own
   * @throws ProblemException when the store may not be touched
   */
  void require(String pointer, Database database, String address) {
    if (database instanceof Database.Sqlite sqlite) {
      requireFile(pointer, sqlite.file());
    } else if (database instanceof Database.Postgresql postgresql) {
      requireParameters(pointer, postgresql);
      hosts(postgresql).forEach(host -> requireHost(pointer, withoutPort(host)));
      requireOwnPassword(pointer, postgresql, address);
    } else if (database instanceof Database.DynamoDb dynamo && dynamo.endpoint() != null) {
      requireHost(pointer, dynamo.endpoint().getHost());
    }
  }

  private static Path path(String pointer, String text) {
    try {
      return Path.of(text);
    } catch (IllegalArgumentException odd) {
      throw ProblemException.invalid(pointer, "must hold a path");
    }
  }

  /** Reading the active store as anything but a store gives up the locks that are held on it. */
  private void requireOtherFile(String pointer, Path path) {
    requireFile(pointer, path);
    if (served instanceof Database.Sqlite sqlite
        && real(pointer, path).equals(real(pointer, sqlite.file()))) {
      throw ProblemException.invalid(pointer, "must not name the active store by another form");
    }
  }

  /** Some take what follows a question mark for part of the name, and some for options. */
  private void requireFile(String pointer, Path path) {
    if (isServed(path)) {
      return;
    }
    requireInside(pointer, path);
    int options = path.toString().indexOf('?');
    if (options >= 0) {
      requireInside(pointer, path(pointer, path.toString().substring(0, options)));
    }
  }

  private void requireInside(String pointer, Path path) {
    Path file = real(pointer, path);
    boolean inside =
        Stream.concat(Stream.of(config.home()), config.moves().folders().stream())
            .map(folder -> real(pointer, folder))
            .anyMatch(folder -> file.startsWith(folder) && !file.equals(folder));
    boolean kept =
        Stream.of(
                config.security().keysFolder(),
                config.home().resolve("keys"),
                config.filesFolder(),
                config.home().resolve("moves"))
            .anyMatch(folder -> file.startsWith(real(pointer, folder)));
    String name = String.valueOf(file.getFileName());
    boolean odd = name.startsWith(".") || name.endsWith(".properties");
    if (!inside || kept || odd || COMPANION.matcher(name).find()) {
      throw ProblemException.invalid(
          pointer,
          "must be a file or folder in GANTRY_HOME or one of MOVE_FOLDERS, and none of its keys,"
              + " settings, moves and uploaded files");
    }
  }

  private boolean isServed(Path path) {
    return served instanceof Database.Sqlite sqlite
        && sqlite.file().equals(path.toAbsolutePath().normalize());
  }

  /** Where the path leads to, as far as there is anything; links are followed. */
  private static Path real(String pointer, Path path) {
    Path whole = path.toAbsolutePath().normalize();
    Path existing = whole;
    while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = existing.getParent();
    }
    try {
      return existing == null
          ? whole
          : existing.toRealPath().resolve(existing.relativize(whole)).normalize();
    } catch (IOException leadsNowhere) {
      throw ProblemException.invalid(pointer, "must be a path that can be followed");
    }
  }

  private static List<String> hosts(Database.Postgresql database) {
    return Arrays.asList(database.place().replaceFirst("/.*", "").split(",", -1));
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":\\d+$", "");
  }

  private static void requireParameters(String pointer, Database.Postgresql database) {
    int query = database.jdbcUrl().indexOf('?');
    if (query < 0) {
      return;
    }
    for (String parameter : database.jdbcUrl().substring(query + 1).split("&", -1)) {
      if (!PARAMETERS.contains(parameter.replaceFirst("=.*", "").toLowerCase(Locale.ROOT))) {
        throw ProblemException.invalid(
            pointer, "may have no other parameters than sslmode and those of time limits");
      }
    }
  }

  /** The password of the settings is for their server, and is sent to no other. */
  private void requireOwnPassword(String pointer, Database.Postgresql database, String address) {
    if (config.moves().passwordHost() == null || ActiveChoice.carriesPassword(address)) {
      return;
    }
    List<String> known =
        served instanceof Database.Postgresql active
            ? Stream.concat(hosts(active).stream(), Stream.of(config.moves().passwordHost()))
                .map(AllowedPlaces::withPort)
                .toList()
            : List.of(withPort(config.moves().passwordHost()));
    if (!hosts(database).stream().map(AllowedPlaces::withPort).allMatch(known::contains)) {
      throw ProblemException.invalid(
          pointer, "needs a password of its own: POSTGRES_PASSWORD is sent to its server alone");
    }
  }

  private static String withPort(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.matches(".*:\\d+$") ? lower : lower + ":5432";
  }

  private void requireEndpoint(String pointer, String address) {
    Matcher endpoint = ENDPOINT.matcher(address);
    if (endpoint.find()) {
      try {
        requireHost(pointer, host(URI.create(endpoint.group(1))));
      } catch (IllegalArgumentException odd) {
        throw ProblemException.invalid(pointer, "must name an endpoint by http or https");
      }
    }
  }

  /** Without one, nobody could tell where the rest of the address leads; users may be secrets. */
  private static String host(URI endpoint) {
    if (endpoint.getHost() == null || endpoint.getRawUserInfo() != null) {
      throw new IllegalArgumentException("no host alone");
    }
    return endpoint.getHost();
  }

  private void requireHost(String pointer, String given) {
    String host = String.valueOf(given).toLowerCase(Locale.ROOT);
    if (config.moves().hosts().contains(host) || isServed(host)) {
      return;
    }
    if (!config.moves().anyHost()) {
      throw ProblemException.invalid(pointer, "must be on one of MOVE_HOSTS");
    }
    if (isOfOneMachine(host)) {
      throw ProblemException.invalid(
          pointer, "must not be an address of one link alone, unless MOVE_HOSTS names it");
    }
  }

  private boolean isServed(String host) {
    if (served instanceof Database.Postgresql active) {
      return hosts(active).stream()
          .map(one -> withoutPort(one).toLowerCase(Locale.ROOT))
          .anyMatch(host::equals);
    }
    return served instanceof Database.DynamoDb dynamo
        && dynamo.endpoint() != null
        && host.equalsIgnoreCase(dynamo.endpoint().getHost());
  }

  /** A name that cannot be found is told by whoever connects. */
  private static boolean isOfOneMachine(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host))
          .anyMatch(
              address ->
                  address.isLinkLocalAddress()
                      || address.isMulticastAddress()
                      || address.isAnyLocalAddress());
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
