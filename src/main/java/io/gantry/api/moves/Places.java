package io.gantry.api.moves;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import io.gantry.config.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether stores lie in one place, however that is written and whatever its version. Names of
 * hosts are looked up only where all else is the same.
 */
final class Places {

  private static final String THIS_MACHINE = "this machine";
  private static final int POSTGRESQL_PORT = 5432;
  private static final String AMAZON = ".amazonaws.com";

  private Places() {}

  static boolean areOne(Database one, Database other) {
    if (one instanceof Database.Sqlite file && other instanceof Database.Sqlite second) {
      return areOne(file, second);
    }
    if (one instanceof Database.Postgresql database
        && other instanceof Database.Postgresql second) {
      return name(database).equals(name(second)) && meet(hosts(database), hosts(second));
    }
    return one instanceof Database.DynamoDb tables
        && other instanceof Database.DynamoDb second
        && tables.tables().equals(second.tables())
        && areOne(tables, second);
  }

  private static boolean areOne(Database.Sqlite one, Database.Sqlite other) {
    try {
      return one.file().equals(other.file())
          || (Files.exists(one.file())
              && Files.exists(other.file())
              && Files.isSameFile(one.file(), other.file()));
    } catch (IOException unknown) {
      return false;
    }
  }

  private static boolean areOne(Database.DynamoDb one, Database.DynamoDb other) {
    if (isOfAmazon(one.endpoint()) && isOfAmazon(other.endpoint())) {
      String region = region(one);
      String second = region(other);
      return region == null || second == null || region.equals(second);
    }
    return one.endpoint() != null
        && other.endpoint() != null
        && meet(Set.of(host(one.endpoint())), Set.of(host(other.endpoint())));
  }

  private static boolean isOfAmazon(@Nullable URI endpoint) {
    return endpoint == null || host(endpoint).name().endsWith(AMAZON);
  }

  /** That of the endpoint, which decides; null when nobody says one. */
  private static @Nullable String region(Database.DynamoDb tables) {
    return tables.endpoint() == null
        ? tables.region()
        : host(tables.endpoint()).name().replaceFirst(".*?([a-z0-9-]+)\\.amazonaws\\.com$", "$1");
  }

  /** A server as it is called. */
  private record Host(String name, int port) {}

  private static Host host(URI endpoint) {
    int usual = endpoint.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    String name = String.valueOf(endpoint.getHost()).toLowerCase(Locale.ROOT);
    return new Host(name, endpoint.getPort() < 0 ? usual : endpoint.getPort());
  }

  /** The driver decodes names of databases too. */
  private static String name(Database.Postgresql database) {
    String name = database.place().replaceFirst("^[^/]*/", "").replace("+", "%2B");
    try {
      return URLDecoder.decode(name, UTF_8).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notEncoded) {
      return name.toLowerCase(Locale.ROOT);
    }
  }

  private static Set<Host> hosts(Database.Postgresql database) {
    return Arrays.stream(database.place().replaceFirst("/.*", "").split(",", -1))
        .map(text -> text.toLowerCase(Locale.ROOT))
        .map(
            text ->
                text.matches(".*:\\d{1,9}")
                    ? new Host(
                        text.replaceFirst(":\\d+$", ""),
                        Integer.parseInt(text.replaceFirst(".*:", "")))
                    : new Host(text, POSTGRESQL_PORT))
        .collect(toSet());
  }

  private static boolean meet(Set<Host> some, Set<Host> others) {
    return some.stream()
        .anyMatch(
            one -> others.stream().anyMatch(other -> one.equals(other) || areOne(one, other)));
  }

  private static boolean areOne(Host one, Host other) {
    return one.port() == other.port()
        && !Collections.disjoint(addresses(one.name()), addresses(other.name()));
  }

  /** A name that nobody knows is an address of its own. */
  private static Set<String> addresses(String name) {
    try {
      return Arrays.stream(InetAddress.getAllByName(name))
          .map(address -> isHere(address) ? THIS_MACHINE : address.getHostAddress())
          .collect(toSet());
    } catch (UnknownHostException unknown) {
      return Set.of(name);
    }
  }

  private static boolean isHere(InetAddress address) {
    try {
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return false;
    }
  }
}
