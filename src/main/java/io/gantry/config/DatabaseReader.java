package io.gantry.config;

import io.gantry.common.Secret;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Decides which store is meant and reads what belongs to it. */
final class DatabaseReader {

  /** Rules of Amazon for names of tables. */
  private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

  /** Leaves room for the longest name of a table of versions 5 and 6. */
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.-]{1,200}");

  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{2,40}");

  private static final int MAX_POOL_SIZE = 500;

  private static final List<Setting> POSTGRESQL_PLACE =
      List.of(Setting.POSTGRES_HOST, Setting.POSTGRES_PORT, Setting.POSTGRES_DB);

  private static final List<Setting> DYNAMODB_NAMES =
      List.of(Setting.DYNAMODB_TABLE_NAME, Setting.DYNAMODB_TABLE_PREFIX);

  private static final List<Setting> DYNAMODB_PLACE =
      List.of(
          Setting.DYNAMODB_ENDPOINT, Setting.DYNAMODB_TABLE_NAME, Setting.DYNAMODB_TABLE_PREFIX);

  private final SettingReader reader;
  private final Path home;
  private final Environment environment;

  DatabaseReader(SettingReader reader, Path home, Environment environment) {
    this.reader = reader;
    this.home = home;
    this.environment = environment;
  }

  Database read() {
    Optional<DatabaseAddress> address =
        reader.optional(Setting.DATABASE_URL, DatabaseAddress::parse);
    Provider provider = provider(address);
    Optional<DatabaseAddress> own = address.filter(each -> each.provider() == provider);
    SchemaVersion version = version(provider);
    warnOfOthers(provider, own);
    return switch (provider) {
      case SQLITE -> sqlite(version, own);
      case POSTGRESQL -> postgresql(version, own);
      case DYNAMODB -> dynamoDb(version, own);
    };
  }

  private Provider provider(Optional<DatabaseAddress> address) {
    Provider named = reader.required(Setting.DATABASE_PROVIDER, Provider::ofLabel);
    if (address.isEmpty()) {
      return reader.isSet(Setting.DATABASE_PROVIDER) ? named : onlyProvider().orElse(named);
    }
    Provider addressed = address.get().provider();
    if (reader.isSet(Setting.DATABASE_PROVIDER) && named != addressed) {
      reader.reject(
          Setting.DATABASE_URL,
          "an address of " + named.label() + ", because DATABASE_PROVIDER says so",
          DatabaseAddress.example(named));
      return named;
    }
    return addressed;
  }

  /** The provider that goes without saying, because the wanted version has no other. */
  private Optional<Provider> onlyProvider() {
    return reader
        .text(Setting.SCHEMA_VERSION)
        .flatMap(Quantities::integer)
        .flatMap(SchemaVersion::ofNumber)
        .map(SchemaVersion::providers)
        .filter(providers -> providers.size() == 1)
        .map(providers -> providers.iterator().next());
  }

  private SchemaVersion version(Provider provider) {
    SchemaVersion newest = SchemaVersion.newestFor(provider);
    Optional<String> wanted = reader.text(Setting.SCHEMA_VERSION);
    Optional<SchemaVersion> version =
        wanted
            .flatMap(Quantities::integer)
            .flatMap(SchemaVersion::ofNumber)
            .filter(each -> each.providers().contains(provider));
    if (wanted.isPresent() && version.isEmpty()) {
      reader.reject(
          Setting.SCHEMA_VERSION,
          "a version that " + provider.label() + " has: " + versions(provider),
          String.valueOf(newest.number()));
    }
    return version.orElse(newest);
  }

  private static String versions(Provider provider) {
    return Arrays.stream(SchemaVersion.values())
        .filter(version -> version.providers().contains(provider))
        .map(version -> String.valueOf(version.number()))
        .collect(Collectors.joining(", "));
  }

  private Database sqlite(SchemaVersion version, Optional<DatabaseAddress> address) {
    Path file =
        address
            .map(DatabaseAddress::location)
            .flatMap(SettingReader::parsePath)
            .orElse(home.resolve(fileOf(version)));
    return new Database.Sqlite(version, file, poolSize());
  }

  /** Versions 1 to 4 are stages of one file, named as Jaaz names it. */
  private static String fileOf(SchemaVersion version) {
    return version.hasSignIn() ? "gantry.db" : "localmanus.db";
  }

  private Database postgresql(SchemaVersion version, Optional<DatabaseAddress> address) {
    String host = reader.text(Setting.POSTGRES_HOST).orElseThrow();
    int port = reader.integer(Setting.POSTGRES_PORT, 1, 65_535);
    String database = reader.text(Setting.POSTGRES_DB).orElseThrow();
    String user = reader.text(Setting.POSTGRES_USER).orElseThrow();
    Secret password = reader.secret(Setting.POSTGRES_PASSWORD).orElse(null);
    String location =
        address
            .map(DatabaseAddress::location)
            .orElseGet(() -> DatabaseAddress.postgresqlLocation(host, port, database));
    return new Database.Postgresql(
        version,
        "jdbc:postgresql://" + location,
        address.map(DatabaseAddress::user).orElse(user),
        address.map(DatabaseAddress::password).orElse(password),
        poolSize());
  }

  private Database dynamoDb(SchemaVersion version, Optional<DatabaseAddress> address) {
    Optional<URI> endpoint =
        address
            .map(DatabaseAddress::endpoint)
            .or(() -> reader.webAddress(Setting.DYNAMODB_ENDPOINT));
    String named = version == SchemaVersion.V8 ? table() : prefix(version);
    boolean create =
        reader
            .flag(Setting.DYNAMODB_CREATE_TABLE, "true", "false")
            .orElse(environment == Environment.DEVELOPMENT);
    return new Database.DynamoDb(
        version,
        endpoint.orElse(null),
        address.map(found -> tables(version, found)).orElse(named),
        region(version, address, endpoint).orElse(null),
        create);
  }

  private Optional<String> region(
      SchemaVersion version, Optional<DatabaseAddress> address, Optional<URI> endpoint) {
    return address
        .map(DatabaseAddress::region)
        .or(
            () ->
                reader.optional(
                    Setting.AWS_REGION,
                    text -> Optional.of(text).filter(name -> REGION.matcher(name).matches())))
        .or(() -> regionOf(version, endpoint));
  }

  private String tables(SchemaVersion version, DatabaseAddress address) {
    Pattern form = version == SchemaVersion.V8 ? TABLE : PREFIX;
    if (!form.matcher(address.location()).matches()) {
      reader.reject(Setting.DATABASE_URL, "a name that tables of DynamoDB can have");
    }
    return address.location();
  }

  private String table() {
    return reader.required(
        Setting.DYNAMODB_TABLE_NAME,
        text -> Optional.of(text).filter(name -> TABLE.matcher(name).matches()));
  }

  /** By default another one for each version: their tables must not be taken for each other's. */
  private String prefix(SchemaVersion version) {
    return reader
        .optional(
            Setting.DYNAMODB_TABLE_PREFIX,
            text -> Optional.of(text).filter(prefix -> PREFIX.matcher(prefix).matches()))
        .orElse("gantry-v" + version.number() + "-");
  }

  /** Jaaz keeps its tables in one region, whatever the profile says. */
  private static Optional<String> regionOf(SchemaVersion version, Optional<URI> endpoint) {
    return version == SchemaVersion.V8
        ? endpoint.map(local -> "us-east-1")
        : Optional.of("us-west-2");
  }

  private int poolSize() {
    return reader.integer(Setting.DATABASE_POOL_SIZE, 1, MAX_POOL_SIZE);
  }

  /**
   * Settings that somebody wrote and that have no effect are a misunderstanding worth telling.
   * Those of another provider say where other stores are, once it is said which one is meant.
   */
  private void warnOfOthers(Provider provider, Optional<DatabaseAddress> address) {
    boolean chosen = ActiveChoice.NAMING.stream().anyMatch(reader::isSet);
    if (!chosen) {
      warnOf(POSTGRESQL_PLACE, "DATABASE_PROVIDER is " + provider.label());
      warnOf(DYNAMODB_PLACE, "DATABASE_PROVIDER is " + provider.label());
    }
    if (address.isPresent() && provider == Provider.POSTGRESQL) {
      warnOf(POSTGRESQL_PLACE, "DATABASE_URL is set");
    }
    if (address.isPresent() && provider == Provider.DYNAMODB) {
      warnOf(DYNAMODB_NAMES, "DATABASE_URL is set");
    }
  }

  private void warnOf(List<Setting> settings, String reason) {
    settings.stream()
        .filter(reader::isSet)
        .forEach(setting -> reader.warn(setting + " has no effect, because " + reason));
  }
}
