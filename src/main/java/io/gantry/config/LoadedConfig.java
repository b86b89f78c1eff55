package io.gantry.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The configuration together with what an operator wants to know of it.
 *
 * @param warnings what was written and has no effect, or looks like a mistake; without secrets
 * @param values every setting as it holds, in the order of {@link Setting}
 */
public record LoadedConfig(GantryConfig config, List<String> warnings, List<Value> values) {

  /** Stands for all hosts. */
  private static final String ANY = "*";

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
  private static final int MAX_PORT = 65_535;
  private static final long KB = 1L << 10;
  private static final long GB = 1L << 30;

  public LoadedConfig {
    requireNonNull(config, "config");
    warnings = List.copyOf(warnings);
    values = List.copyOf(values);
  }

  /**
   * A setting as it holds.
   *
   * @param shown the value, secrets masked; null when there is none
   * @param source where it came from; {@code default} when nobody set it
   */
  public record Value(Setting setting, @Nullable String shown, String source) {}

  /**
   * Reads and checks everything.
   *
   * @throws ConfigException with all that is wrong
   */
  public static LoadedConfig load(ConfigSources sources) {
    SettingReader reader = new SettingReader(requireNonNull(sources, "sources"));
    GantryConfig config = read(reader);
    if (!reader.problems().isEmpty()) {
      throw new ConfigException(reader.problems());
    }
    List<String> warnings = new ArrayList<>(reader.warnings());
    warnings.addAll(UnknownSettings.warnings(sources));
    return new LoadedConfig(config, warnings, values(sources));
  }

  private static GantryConfig read(SettingReader reader) {
    Path home = reader.path(Setting.GANTRY_HOME);
    Environment environment = reader.required(Setting.ENVIRONMENT, Environment::ofLabel);
    GantryConfig.Server server = server(reader);
    Database database = new DatabaseReader(reader, home, environment).read();
    return new GantryConfig(
        home,
        environment,
        server,
        database,
        guards(reader),
        security(reader, home, environment, server),
        limits(reader),
        reader.path(Setting.FILES_FOLDER, home),
        moves(reader, environment));
  }

  private static GantryConfig.Server server(SettingReader reader) {
    return new GantryConfig.Server(
        reader.required(Setting.HOST, host -> Optional.of(host).filter(LoadedConfig::isOneWord)),
        reader.integer(Setting.PORT, 1, MAX_PORT),
        reader.webAddress(Setting.PUBLIC_URL).orElse(null),
        reader.optional(Setting.CORS_ORIGINS, LoadedConfig::origins).orElse(List.of()),
        reader.flag(Setting.ALLOW_UNAUTHENTICATED_NETWORK),
        reader
            .optional(Setting.TRUSTED_PROXIES, text -> all(text, AddressRange::parse))
            .orElse(List.of()));
  }

  private static GantryConfig.Guards guards(SettingReader reader) {
    return new GantryConfig.Guards(
        reader.flag(Setting.REQUIRE_MIGRATION_BACKUP),
        reader.flag(Setting.AUTO_BACKUP_BEFORE_MIGRATION),
        reader.flag(Setting.DISABLE_DB_RESET),
        reader.flag(Setting.DISABLE_SEED_OVERRIDE));
  }

  private static GantryConfig.Security security(
      SettingReader reader, Path home, Environment environment, GantryConfig.Server server) {
    String issuer =
        reader.required(
            Setting.JWT_ISSUER, text -> Optional.of(text).filter(LoadedConfig::isOneWord));
    URI publicUrl = server.publicUrl();
    boolean derived = publicUrl != null && !reader.isSet(Setting.JWT_ISSUER);
    return new GantryConfig.Security(
        derived ? publicUrl.toString() : issuer,
        reader.path(Setting.KEYS_FOLDER, home),
        reader.secret(Setting.JWT_PRIVATE_KEY).orElse(null),
        reader.duration(Setting.ACCESS_TOKEN_LIFETIME, Duration.ofMinutes(1), Duration.ofHours(24)),
        reader.duration(Setting.REFRESH_TOKEN_LIFETIME, Duration.ofHours(1), Duration.ofDays(365)),
        admin(reader, environment),
        reader.flag(Setting.REGISTRATION, "open", "closed").orElseThrow());
  }

  private static GantryConfig.@Nullable Admin admin(SettingReader reader, Environment environment) {
    boolean email = reader.isSet(Setting.ADMIN_EMAIL);
    boolean password = reader.isSet(Setting.ADMIN_PASSWORD);
    if (email && environment == Environment.DEVELOPMENT) {
      reader.warn("ADMIN_EMAIL has no effect, because ENVIRONMENT is development");
    }
    if (email && !password) {
      reader.reject(Setting.ADMIN_PASSWORD, "a password, because ADMIN_EMAIL is set");
    }
    if (password && !email) {
      reader.reject(Setting.ADMIN_EMAIL, "an e-mail address, because ADMIN_PASSWORD is set");
    }
    Optional<GantryConfig.Admin> admin =
        reader
            .optional(
                Setting.ADMIN_EMAIL, text -> Optional.of(text).filter(EMAIL.asMatchPredicate()))
            .flatMap(
                address ->
                    reader
                        .secret(Setting.ADMIN_PASSWORD)
                        .map(secret -> new GantryConfig.Admin(address, secret)));
    if (admin.isPresent() && !isGoodLength(admin.get().password().reveal())) {
      reader.reject(Setting.ADMIN_PASSWORD, Setting.ADMIN_PASSWORD.form());
    }
    return admin.orElse(null);
  }

  private static boolean isGoodLength(String password) {
    return password.length() >= 8 && password.length() <= 200;
  }

  private static GantryConfig.Limits limits(SettingReader reader) {
    return new GantryConfig.Limits(
        reader.bytes(Setting.MAX_BODY_SIZE, KB, GB),
        reader.bytes(Setting.MAX_FILE_SIZE, KB, 100 * GB));
  }

  private static GantryConfig.Moves moves(SettingReader reader, Environment environment) {
    List<String> named =
        reader
            .optional(Setting.MOVE_HOSTS, text -> all(text, LoadedConfig::hostName))
            .orElseGet(() -> environment == Environment.DEVELOPMENT ? List.of(ANY) : List.of());
    List<String> hosts = new ArrayList<>(named);
    if (reader.isSet(Setting.POSTGRES_HOST)) {
      reader.text(Setting.POSTGRES_HOST).flatMap(LoadedConfig::hostName).ifPresent(hosts::add);
    }
    reader
        .text(Setting.DYNAMODB_ENDPOINT)
        .flatMap(SettingReader::parseWebAddress)
        .map(URI::getHost)
        .flatMap(LoadedConfig::hostName)
        .ifPresent(hosts::add);
    String place =
        reader.text(Setting.POSTGRES_HOST).orElseThrow()
            + ":"
            + reader.text(Setting.POSTGRES_PORT).orElseThrow();
    return new GantryConfig.Moves(
        reader
            .optional(Setting.MOVE_FOLDERS, text -> all(text, SettingReader::parsePath))
            .orElse(List.of()),
        hosts.remove(ANY),
        hosts,
        reader.isSet(Setting.POSTGRES_PASSWORD) ? place : null);
  }

  private static Optional<String> hostName(String text) {
    return Optional.of(text.toLowerCase(Locale.ROOT)).filter(LoadedConfig::isOneWord);
  }

  private static boolean isOneWord(String text) {
    return text.chars().noneMatch(Character::isWhitespace);
  }

  /** As browsers write them: without a slash at the end. */
  private static Optional<List<String>> origins(String text) {
    return all(text, SettingReader::parseWebAddress)
        .map(origins -> origins.stream().map(URI::toString).toList());
  }

  /** The parts between commas; empty when one of them is not of the form. */
  private static <T> Optional<List<T>> all(String text, Function<String, Optional<T>> parser) {
    List<Optional<T>> parts =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .map(parser)
            .toList();
    return parts.stream().allMatch(Optional::isPresent)
        ? Optional.of(parts.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  /** Every setting as it stands, right or wrong, in the order of {@link Setting}. */
  public static List<Value> values(ConfigSources sources) {
    return Arrays.stream(Setting.values()).map(setting -> value(sources, setting)).toList();
  }

  private static Value value(ConfigSources sources, Setting setting) {
    return sources
        .find(setting)
        .map(found -> new Value(setting, setting.mask(found.value()), found.source()))
        .orElseGet(() -> new Value(setting, setting.defaultText().orElse(null), "default"));
  }
}
