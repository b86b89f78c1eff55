package io.gantry.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.Secret;
import io.gantry.store.SchemaVersion;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LoadedConfigTest {

  private static final Path HOME = Path.of("data").toAbsolutePath();

  private static final Map<String, String> POSTGRESQL =
      Map.ofEntries(
          Map.entry("GANTRY_HOME", "/srv/gantry"),
          Map.entry("ENVIRONMENT", "production"),
          Map.entry("HOST", "0.0.0.0"),
          Map.entry("PORT", "9090"),
          Map.entry("PUBLIC_URL", "https://gantry.example.org/"),
          Map.entry("ALLOW_UNAUTHENTICATED_NETWORK", "true"),
          Map.entry("REQUIRE_MIGRATION_BACKUP", "true"),
          Map.entry("AUTO_BACKUP_BEFORE_MIGRATION", "false"),
          Map.entry("DISABLE_DB_RESET", "true"),
          Map.entry("DISABLE_SEED_OVERRIDE", "false"),
          Map.entry("CORS_ORIGINS", "https://a.example.org/, http://localhost:5173"),
          Map.entry("TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.1"),
          Map.entry("DATABASE_PROVIDER", "PostgreSQL"),
          Map.entry("DATABASE_POOL_SIZE", "7"),
          Map.entry("SCHEMA_VERSION", "7"),
          Map.entry("POSTGRES_HOST", "db"),
          Map.entry("POSTGRES_PORT", "5433"),
          Map.entry("POSTGRES_DB", "work space"),
          Map.entry("POSTGRES_USER", "crane"),
          Map.entry("POSTGRES_PASSWORD", "p@ss"),
          Map.entry("JWT_ISSUER", "urn:other"),
          Map.entry("JWT_PRIVATE_KEY", "/run/secrets/jwt.pem"),
          Map.entry("KEYS_FOLDER", "/srv/keys"),
          Map.entry("ACCESS_TOKEN_LIFETIME", "5m"),
          Map.entry("REFRESH_TOKEN_LIFETIME", "7d"),
          Map.entry("ADMIN_EMAIL", "admin@example.org"),
          Map.entry("ADMIN_PASSWORD", "correct horse"),
          Map.entry("REGISTRATION", "closed"),
          Map.entry("MAX_BODY_SIZE", "512KB"),
          Map.entry("MAX_FILE_SIZE", "2GB"),
          Map.entry("FILES_FOLDER", "/srv/files"),
          Map.entry("MOVE_FOLDERS", "/srv/in, /srv/out"),
          Map.entry("MOVE_HOSTS", "Db2.example.org"));

  @Test
  void nothingSetGivesSqliteOnLoopbackForDevelopment() {
    LoadedConfig loaded = LoadedConfig.load(ConfigSources.of(Map.of()));

    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.config())
        .isEqualTo(
            new GantryConfig(
                HOME,
                Environment.DEVELOPMENT,
                new GantryConfig.Server("127.0.0.1", 8080, null, List.of(), false, List.of()),
                new Database.Sqlite(SchemaVersion.V7, HOME.resolve("gantry.db"), 16),
                new GantryConfig.Guards(false, false, false, false),
                new GantryConfig.Security(
                    "urn:gantry",
                    HOME.resolve("keys"),
                    null,
                    Duration.ofMinutes(15),
                    Duration.ofDays(30),
                    null,
                    true),
                new GantryConfig.Limits(20L << 20, 100L << 20),
                HOME.resolve("files"),
                new GantryConfig.Moves(List.of(), true, List.of(), null)));
  }

  @Test
  void everySettingOfPostgresqlHasItsEffect() {
    assertThat(load(POSTGRESQL))
        .isEqualTo(
            new GantryConfig(
                Path.of("/srv/gantry"),
                Environment.PRODUCTION,
                new GantryConfig.Server(
                    "0.0.0.0",
                    9090,
                    URI.create("https://gantry.example.org"),
                    List.of("https://a.example.org", "http://localhost:5173"),
                    true,
                    List.of(
                        AddressRange.parse("10.0.0.0/8").orElseThrow(),
                        AddressRange.parse("192.0.2.1/32").orElseThrow())),
                new Database.Postgresql(
                    SchemaVersion.V7,
                    "jdbc:postgresql://db:5433/work%20space",
                    "crane",
                    new Secret("p@ss"),
                    7),
                new GantryConfig.Guards(true, false, true, false),
                new GantryConfig.Security(
                    "urn:other",
                    Path.of("/srv/keys"),
                    new Secret("/run/secrets/jwt.pem"),
                    Duration.ofMinutes(5),
                    Duration.ofDays(7),
                    new GantryConfig.Admin("admin@example.org", new Secret("correct horse")),
                    false),
                new GantryConfig.Limits(512L << 10, 2L << 30),
                Path.of("/srv/files"),
                new GantryConfig.Moves(
                    List.of(Path.of("/srv/in"), Path.of("/srv/out")),
                    false,
                    List.of("db2.example.org", "db"),
                    "db:5433")));
  }

  @Test
  void everySettingOfDynamoDbHasItsEffect() {
    Map<String, String> values =
        Map.of(
            "DATABASE_PROVIDER", "dynamodb",
            "DYNAMODB_ENDPOINT", "http://127.0.0.1:8000",
            "DYNAMODB_TABLE_NAME", "crane",
            "DYNAMODB_CREATE_TABLE", "false",
            "AWS_REGION", "eu-central-1",
            "SCHEMA_VERSION", "8");

    assertThat(load(values).database())
        .isEqualTo(
            new Database.DynamoDb(
                SchemaVersion.V8,
                URI.create("http://127.0.0.1:8000"),
                "crane",
                "eu-central-1",
                false));
  }

  @Test
  void theTablesOfVersionsFiveAndSixHaveAPrefix() {
    assertThat(load(Map.of("SCHEMA_VERSION", "5")).database())
        .isEqualTo(new Database.DynamoDb(SchemaVersion.V5, null, "gantry-v5-", "us-west-2", true));
    assertThat(load(Map.of("SCHEMA_VERSION", "6", "DYNAMODB_TABLE_PREFIX", "jaaz-")).database())
        .isEqualTo(new Database.DynamoDb(SchemaVersion.V6, null, "jaaz-", "us-west-2", true));
  }

  @Test
  void versionsOneToFourAreStagesOfOneFile() {
    assertThat(load(Map.of("SCHEMA_VERSION", "1")).database())
        .isEqualTo(new Database.Sqlite(SchemaVersion.V1, HOME.resolve("localmanus.db"), 16));
    assertThat(load(Map.of("SCHEMA_VERSION", "4")).database())
        .isEqualTo(new Database.Sqlite(SchemaVersion.V4, HOME.resolve("localmanus.db"), 16));
  }

  @Test
  void everySettingIsSetInThisTest() {
    List<String> tested =
        List.of(
            "GANTRY_SECRETS",
            "DATABASE_URL",
            "DYNAMODB_ENDPOINT",
            "DYNAMODB_TABLE_NAME",
            "DYNAMODB_TABLE_PREFIX",
            "DYNAMODB_CREATE_TABLE",
            "AWS_REGION");
    assertThat(Arrays.stream(Setting.values()).map(Setting::name))
        .allMatch(key -> POSTGRESQL.containsKey(key) || tested.contains(key));
  }

  @Test
  void dynamoDbInTheCloudHasNoEndpointAndTheRegionOfTheProfile() {
    Map<String, String> values =
        Map.of("DATABASE_PROVIDER", "dynamodb", "ENVIRONMENT", "production");

    assertThat(load(values).database())
        .isEqualTo(new Database.DynamoDb(SchemaVersion.V8, null, "gantry", null, false));
  }

  @Test
  void dynamoDbLocalNeedsNoRegionAndGetsItsTableMade() {
    Map<String, String> values =
        Map.of("DATABASE_PROVIDER", "dynamodb", "DYNAMODB_ENDPOINT", "http://127.0.0.1:8000");

    Database.DynamoDb database = (Database.DynamoDb) load(values).database();
    assertThat(database.region()).isEqualTo("us-east-1");
    assertThat(database.createTable()).isTrue();
  }

  @Test
  void theIssuerIsThePublicAddressUnlessItIsNamed() {
    assertThat(load(Map.of("PUBLIC_URL", "https://g.example.org")).security().issuer())
        .isEqualTo("https://g.example.org");
  }

  @Test
  void theUrlOfTheServerIsWritable() {
    assertThat(load(Map.of("HOST", "::1", "PORT", "81")).server().url())
        .isEqualTo(URI.create("http://[::1]:81"));
  }

  @Test
  void blankIsTheSameAsAbsent() {
    assertThat(load(Map.of("PORT", "  ", "DATABASE_PROVIDER", ""))).isEqualTo(load(Map.of()));
  }

  @Test
  void valuesTellWhereTheyComeFromAndHideSecrets() {
    Map<Setting, LoadedConfig.Value> values =
        LoadedConfig.load(ConfigSources.of(POSTGRESQL)).values().stream()
            .collect(Collectors.toMap(LoadedConfig.Value::setting, value -> value));

    assertThat(values).hasSize(Setting.values().length);
    assertThat(values.get(Setting.PORT))
        .isEqualTo(new LoadedConfig.Value(Setting.PORT, "9090", "given"));
    assertThat(values.get(Setting.POSTGRES_PASSWORD).shown()).isEqualTo("********");
    assertThat(values.get(Setting.DYNAMODB_TABLE_NAME))
        .isEqualTo(new LoadedConfig.Value(Setting.DYNAMODB_TABLE_NAME, "gantry", "default"));
  }

  @Test
  void theConfigurationAsTextHoldsNoSecret() {
    assertThat(load(POSTGRESQL).toString()).doesNotContain("p@ss", "correct horse", "jwt.pem");
  }

  @Test
  void settingsOfAnotherProviderAreWarnedOf() {
    Map<String, String> values = new HashMap<>(Map.of("POSTGRES_HOST", "db"));
    values.put("DYNAMODB_TABLE_NAME", "crane");

    assertThat(LoadedConfig.load(ConfigSources.of(values)).warnings())
        .containsExactly(
            "POSTGRES_HOST has no effect, because DATABASE_PROVIDER is sqlite",
            "DYNAMODB_TABLE_NAME has no effect, because DATABASE_PROVIDER is sqlite");
  }

  @Test
  void settingsOfOtherStoresAreNoMistakeOnceAStoreWasChosen() {
    Map<String, String> values =
        Map.of("DATABASE_PROVIDER", "sqlite", "POSTGRES_HOST", "db", "DYNAMODB_TABLE_NAME", "g-1");

    assertThat(LoadedConfig.load(ConfigSources.of(values)).warnings()).isEmpty();
  }

  @Test
  void settingsBesideAnAddressAreWarnedOf() {
    Map<String, String> values = Map.of("DATABASE_URL", "postgresql://h/d", "POSTGRES_HOST", "db");

    assertThat(LoadedConfig.load(ConfigSources.of(values)).warnings())
        .containsExactly("POSTGRES_HOST has no effect, because DATABASE_URL is set");
  }

  @Test
  void unknownKeysThatLookLikeOursAreWarnedOfWithASuggestion() {
    Map<String, String> values =
        Map.of("GANTRY_HOEM", "x", "GANTRY_PORT", "1", "GANTRY_XYZZY", "1", "PATH", "/bin");

    assertThat(LoadedConfig.load(ConfigSources.of(values)).warnings())
        .containsExactly(
            "GANTRY_HOEM (given) is no setting and has no effect; did you mean GANTRY_HOME?",
            "GANTRY_PORT (given) is no setting and has no effect; did you mean PORT?",
            "GANTRY_XYZZY (given) is no setting and has no effect");
  }

  private static GantryConfig load(Map<String, String> values) {
    return LoadedConfig.load(ConfigSources.of(values)).config();
  }
}
