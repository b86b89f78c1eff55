package io.gantry.store.relational;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.common.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is, and who logs in.
 *
 * @param jdbcUrl without user and password
 */
record PostgresqlAddress(String jdbcUrl, @Nullable String user, @Nullable Secret password) {

  private static final Set<String> SCHEMES = Set.of("postgresql", "postgres");

  private static final String FORM = "must be postgresql://user:password@host:port/database";

  /**
   * The database that {@code postgresql://user:password@host:port/database} or the JDBC form of it
   * names.
   *
   * @param user wins over the one in the address
   * @param password wins over the one in the address
   * @throws IllegalArgumentException when the address has another form; the message does not hold
   *     it
   */
  static PostgresqlAddress ofUrl(String url, @Nullable String user, @Nullable Secret password) {
    if (url.startsWith("jdbc:postgresql:")) {
      return new PostgresqlAddress(url, user, password);
    }
    URI uri = uri(url);
    String jdbcUrl = "jdbc:postgresql://" + host(uri) + uri.getRawPath() + query(uri);
    return new PostgresqlAddress(
        jdbcUrl, user == null ? user(uri) : user, password == null ? password(uri) : password);
  }

  private static @Nullable String user(URI uri) {
    String info = uri.getRawUserInfo();
    return info == null ? null : decode(info.split(":", 2)[0]);
  }

  private static @Nullable Secret password(URI uri) {
    String info = uri.getRawUserInfo();
    int colon = info == null ? -1 : info.indexOf(':');
    return colon < 0 ? null : new Secret(decode(info.substring(colon + 1)));
  }

  private static URI uri(String url) {
    try {
      URI uri = new URI(url);
      if (SCHEMES.contains(uri.getScheme())
          && uri.getHost() != null
          && uri.getPath().length() > 1) {
        return uri;
      }
    } catch (URISyntaxException withSecrets) {
      // its message may hold the password
    }
    throw new IllegalArgumentException(FORM);
  }

  private static String host(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  private static String query(URI uri) {
    return uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
  }

  private static String decode(String text) {
    // A plus sign in this part of an address is a plus sign.
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}
