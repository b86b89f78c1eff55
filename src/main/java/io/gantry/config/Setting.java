package io.gantry.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every setting there is. The constant's name is the key in the environment and in {@code .env}; as
 * a system property or in {@code gantry.properties} the same key may also be written in lower case
 * with dots: {@code DATABASE_URL} is {@code database.url}.
 */
public enum Setting {
  GANTRY_HOME(
      "Folder of the installation: database of SQLite, keys, files, `active.properties`, `.env`,"
          + " `gantry.properties`",
      "./data",
      "a folder",
      "/var/lib/gantry"),
  GANTRY_SECRETS(
      "Folder with one file per setting, named like the setting (Docker and Kubernetes secrets)",
      null,
      "a folder that can be read",
      "/run/secrets"),
  ENVIRONMENT(
      "`development` or `production`; production makes no demonstration users",
      "development",
      "development or production",
      "production"),
  HOST("Address that the server listens on", "127.0.0.1", "a host name or address", "127.0.0.1"),
  PORT("Port that the server listens on", "8080", "a whole number from 1 to 65535", "8080"),
  PUBLIC_URL(
      "Address under which people reach the server, when a proxy stands in front",
      null,
      "an http or https address without a path",
      "https://gantry.example.org"),
  ALLOW_UNAUTHENTICATED_NETWORK(
      "Whether versions without sign-in, 1 to 5, may be served on other addresses than loopback",
      "false",
      "true or false",
      "true"),
  CORS_ORIGINS(
      "Origins that browsers may call the API from, separated by commas",
      null,
      "origins separated by commas, no wildcard",
      "https://app.example.org"),
  TRUSTED_PROXIES(
      "Addresses or ranges of proxies whose `X-Forwarded-For` or `Forwarded` is believed, separated by"
          + " commas",
      null,
      "addresses or ranges separated by commas",
      "127.0.0.1, 10.0.0.0/8"),
  DATABASE_PROVIDER(
      "The store: `sqlite`, `postgresql` or `dynamodb`; otherwise told from `DATABASE_URL`",
      "sqlite",
      "one of sqlite, postgresql, dynamodb",
      "postgresql"),
  DATABASE_URL(
      "Where the store is, instead of the settings of its provider",
      null,
      "sqlite:PATH, postgresql://USER@HOST/DATABASE or dynamodb:[REGION/]NAME[?endpoint=ADDRESS]",
      "postgresql://user@localhost:5432/gantry",
      Secrecy.ADDRESS),
  DATABASE_POOL_SIZE(
      "Connections to PostgreSQL, or readers of SQLite, that are open at most",
      "16",
      "a whole number from 1 to 500",
      "16"),
  SCHEMA_VERSION(
      "Layout of the data, 1 to 8 as `./gantry list` shows; otherwise the newest of the provider",
      null,
      "a schema version that the provider has",
      "7"),
  POSTGRES_HOST("Host of PostgreSQL", "localhost", "a host name or address", "db.example.org"),
  POSTGRES_PORT("Port of PostgreSQL", "5432", "a whole number from 1 to 65535", "5432"),
  POSTGRES_DB("Database in PostgreSQL", "gantry", "a name", "gantry"),
  POSTGRES_USER("User of PostgreSQL", "gantry", "a name", "gantry"),
  POSTGRES_PASSWORD("Password of that user", null, "a text", "...", Secrecy.SECRET),
  DYNAMODB_ENDPOINT(
      "Address of DynamoDB, when it is not the region's: DynamoDB Local",
      null,
      "an http or https address",
      "http://127.0.0.1:8000"),
  DYNAMODB_TABLE_NAME(
      "The table of version 8",
      "gantry",
      "3 to 255 letters, digits, dots, hyphens and underscores",
      "gantry"),
  DYNAMODB_TABLE_PREFIX(
      "What the names of the tables of versions 5 and 6 begin with; otherwise `gantry-v5-` and"
          + " `gantry-v6-`",
      null,
      "1 to 200 letters, digits, dots, hyphens and underscores",
      "jaaz-"),
  DYNAMODB_CREATE_TABLE(
      "Whether missing tables are made; `true` in development, `false` in production",
      null,
      "true or false",
      "true"),
  AWS_REGION(
      "Region of DynamoDB; otherwise what the AWS profile says, `us-east-1` with an endpoint, and"
          + " `us-west-2` for versions 5 and 6",
      null,
      "the name of a region",
      "eu-central-1"),
  REQUIRE_MIGRATION_BACKUP(
      "Whether commands and the server change the schema of a store with something in it only after"
          + " a backup was made",
      "false",
      "true or false",
      "true"),
  AUTO_BACKUP_BEFORE_MIGRATION(
      "Whether that backup is made by itself, in `GANTRY_HOME/backups`",
      "false",
      "true or false",
      "true"),
  DISABLE_DB_RESET("Whether `./gantry reset` is forbidden", "false", "true or false", "true"),
  DISABLE_SEED_OVERRIDE("Whether `./gantry seed` is forbidden", "false", "true or false", "true"),
  JWT_ISSUER(
      "Issuer in access tokens; `PUBLIC_URL` when that is set",
      "urn:gantry",
      "a text without blanks",
      "https://gantry.example.org"),
  JWT_PRIVATE_KEY(
      "Key that signs access tokens; otherwise one is made in `KEYS_FOLDER`",
      null,
      "a private key in PEM (PKCS #8), or the path of a file with one",
      "/run/secrets/jwt.pem",
      Secrecy.SECRET),
  KEYS_FOLDER(
      "Folder of all keys: of access tokens, cursors, secrets of providers, certificates of moves;"
          + " made on the first use",
      "GANTRY_HOME/keys",
      "a folder",
      "/var/lib/gantry/keys"),
  ACCESS_TOKEN_LIFETIME(
      "How long an access token is good for", "15m", "a time from 1m to 24h", "15m"),
  REFRESH_TOKEN_LIFETIME(
      "How long a session lasts without being used", "30d", "a time from 1h to 365d", "30d"),
  ADMIN_EMAIL(
      "E-mail address of the administrator that production makes when there is none",
      null,
      "an e-mail address",
      "admin@example.org"),
  ADMIN_PASSWORD(
      "Password of that administrator", null, "8 to 200 characters", "...", Secrecy.SECRET),
  REGISTRATION(
      "Whether people may make themselves an account: `open` or `closed`",
      "open",
      "open or closed",
      "closed"),
  MAX_BODY_SIZE("Largest request that is not an upload", "20MB", "a size from 1KB to 1GB", "20MB"),
  MAX_FILE_SIZE("Largest uploaded file", "100MB", "a size from 1KB to 100GB", "100MB"),
  FILES_FOLDER(
      "Folder of uploaded files", "GANTRY_HOME/files", "a folder", "/var/lib/gantry/files"),
  MOVE_FOLDERS(
      "Folders that moves started through the API may read and write besides `GANTRY_HOME`, separated by"
          + " commas",
      null,
      "folders separated by commas",
      "/var/lib/imports"),
  MOVE_HOSTS(
      "Hosts that moves started through the API may reach besides those of these settings, separated by"
          + " commas; `*` for any, which development has by itself",
      null,
      "host names separated by commas, or *",
      "db.example.org");

  /** How much of a value may be shown. */
  private enum Secrecy {
    PLAIN,
    /** All but the password within. */
    ADDRESS,
    SECRET
  }

  private final String description;
  private final @Nullable String defaultText;
  private final String form;
  private final String example;
  private final Secrecy secrecy;

  Setting(String description, @Nullable String defaultText, String form, String example) {
    this(description, defaultText, form, example, Secrecy.PLAIN);
  }

  Setting(
      String description,
      @Nullable String defaultText,
      String form,
      String example,
      Secrecy secrecy) {
    this.description = description;
    this.defaultText = defaultText;
    this.form = form;
    this.example = example;
    this.secrecy = secrecy;
  }

  /** The key as a system property: {@code database.url}. */
  public String property() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** One line of Markdown. */
  public String description() {
    return description;
  }

  /** What holds when nobody sets it, as it would be written. */
  public Optional<String> defaultText() {
    return Optional.ofNullable(defaultText);
  }

  /** The expected form, to follow "expected". */
  public String form() {
    return form;
  }

  public String example() {
    return example;
  }

  public boolean isSecret() {
    return secrecy == Secrecy.SECRET;
  }

  /** The value in the form in which it may be logged. */
  public String mask(String value) {
    return switch (secrecy) {
      case PLAIN -> value;
      case ADDRESS -> Masking.address(value);
      case SECRET -> Masking.MASK;
    };
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values())
        .filter(setting -> setting.name().equals(key) || setting.property().equals(key))
        .findFirst();
  }

  /** All settings as the Markdown table of the README. */
  public static String table() {
    return "| Setting | Default | Meaning |\n|---|---|---|\n"
        + Arrays.stream(values()).map(Setting::row).collect(Collectors.joining());
  }

  private String row() {
    String shownDefault = defaultText == null ? "" : "`" + defaultText + "`";
    return "| `" + name() + "` | " + shownDefault + " | " + description + " |\n";
  }
}
