package io.gantry.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.common.Secret;
import io.gantry.store.Provider;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parsed {@code DATABASE_URL}.
 *
 * @param location path of the file; {@code hosts/database?parameters} without user and password;
 *     name of the table, or what the names of the tables begin with
 * @param region of DynamoDB; null for that of the settings
 * @param endpoint of DynamoDB; null for that of the settings
 */
record DatabaseAddress(
    Provider provider,
    String location,
    @Nullable String user,
    @Nullable Secret password,
    @Nullable String region,
    @Nullable URI endpoint) {

  private static final Pattern SQLITE = Pattern.compile("(?:jdbc:)?sqlite:(.+)");

  private static final Pattern POSTGRESQL =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://"
              + "(?:([^:/?#]*)(?::(.*))?@)?([^@/?#]+)/([^@/?#]+)(?:\\?([^#]*))?",
          Pattern.DOTALL);

  private static final Pattern DYNAMODB =
      Pattern.compile(
          "dynamodb:(?:([a-z0-9-]{2,40})/)?([A-Za-z0-9_.-]{1,255})(?:\\?endpoint=([^&]+))?");

  /** The address, or empty when it is of no known form. */
  static Optional<DatabaseAddress> parse(String text) {
    return sqlite(text).or(() -> postgresql(text)).or(() -> dynamoDb(text));
  }

  static String example(Provider provider) {
    return switch (provider) {
      case SQLITE -> "sqlite:./data/gantry.db";
      case POSTGRESQL -> "postgresql://user@localhost:5432/gantry";
      case DYNAMODB -> "dynamodb:gantry";
    };
  }

  /** The address that reads back as this database, with the password only when asked for. */
  static String textOf(Database database, boolean withPassword) {
    if (database instanceof Database.Sqlite sqlite) {
      return "sqlite:" + sqlite.file();
    }
    if (database instanceof Database.Postgresql postgresql) {
      return postgresqlText(postgresql, withPassword);
    }
    return dynamoDbText((Database.DynamoDb) database);
  }

  private static String postgresqlText(Database.Postgresql database, boolean withPassword) {
    Secret password = database.password();
    String secret = withPassword && password != null ? ":" + encoded(password.reveal()) : "";
    String location = database.jdbcUrl().replaceFirst("^jdbc:postgresql://", "");
    return "postgresql://" + encoded(database.user()) + secret + "@" + location;
  }

  private static String dynamoDbText(Database.DynamoDb database) {
    String region = database.region() == null ? "" : database.region() + "/";
    String endpoint = database.endpoint() == null ? "" : "?endpoint=" + database.endpoint();
    return "dynamodb:" + region + database.tables() + endpoint;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  static String postgresqlLocation(String host, int port, String database) {
    String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return name + ":" + port + "/" + encoded(database);
  }

  /** A path, or {@code ///path}; a database in memory would be another one per connection. */
  private static Optional<DatabaseAddress> sqlite(String text) {
    Matcher matcher = SQLITE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String path = matcher.group(1).replaceFirst("^///", "/");
    boolean unclear = path.startsWith("//") || path.startsWith(":") || path.contains("?");
    return unclear
        ? Optional.empty()
        : Optional.of(new DatabaseAddress(Provider.SQLITE, path, null, null, null, null));
  }

  private static Optional<DatabaseAddress> dynamoDb(String text) {
    Matcher matcher = DYNAMODB.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<URI> endpoint =
        Optional.ofNullable(matcher.group(3)).flatMap(SettingReader::parseWebAddress);
    return matcher.group(3) != null && endpoint.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DatabaseAddress(
                Provider.DYNAMODB,
                matcher.group(2),
                null,
                null,
                matcher.group(1),
                endpoint.orElse(null)));
  }

  private static Optional<DatabaseAddress> postgresql(String text) {
    Matcher matcher = POSTGRESQL.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(postgresql(matcher));
    } catch (IllegalArgumentException wrongPercentEncoding) {
      return Optional.empty();
    }
  }

  private static DatabaseAddress postgresql(Matcher matcher) {
    String user = decoded(matcher.group(1));
    String password = decoded(matcher.group(2));
    List<String> parameters = new ArrayList<>();
    for (String parameter : split(matcher.group(5))) {
      String value = decoded(parameter.substring(parameter.indexOf('=') + 1));
      switch (parameter.replaceFirst("=.*", "").toLowerCase(Locale.ROOT)) {
        case "user" -> user = value;
        case "password" -> password = value;
        default -> parameters.add(parameter);
      }
    }
    String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    return new DatabaseAddress(
        Provider.POSTGRESQL,
        matcher.group(3) + "/" + matcher.group(4) + query,
        user,
        password == null ? null : new Secret(password),
        null,
        null);
  }

  private static List<String> split(@Nullable String query) {
    return query == null || query.isEmpty() ? List.of() : List.of(query.split("&", -1));
  }

  private static @Nullable String decoded(@Nullable String text) {
    // a plus sign in a password stands for itself, as in all addresses outside of HTML forms
    return text == null || text.isEmpty()
        ? null
        : URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}
