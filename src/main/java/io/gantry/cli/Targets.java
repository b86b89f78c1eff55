package io.gantry.cli;

import static java.util.Objects.requireNonNull;

import io.gantry.config.ConfigSources;
import io.gantry.config.Database;
import io.gantry.config.GantryConfig;
import io.gantry.config.LoadedConfig;
import io.gantry.config.Setting;
import io.gantry.store.Provider;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which store a command is about. */
final class Targets {

  private static final String OPTIONS = "command line";

  private final ConfigSources sources;
  private final LoadedConfig active;

  /**
   * @throws io.gantry.config.ConfigException when the configuration has errors
   */
  Targets(Surroundings surroundings) {
    this.sources = requireNonNull(surroundings, "surroundings").sources();
    this.active = LoadedConfig.load(sources);
  }

  ConfigSources sources() {
    return sources;
  }

  /** The configuration as a server would use it now. */
  GantryConfig active() {
    return active.config();
  }

  boolean isActive(Database database) {
    return active().database().equals(database);
  }

  /**
   * The configuration with the store that the options mean: the active one when they fit it, else
   * the one that is configured beside it, else the usual one of that version.
   *
   * @throws CommandFailure when there is no such version or provider
   * @throws io.gantry.config.ConfigException when they do not fit each other
   */
  GantryConfig of(StoreOptions options) {
    options.check();
    return configured(options).orElseGet(() -> usual(options));
  }

  /** The usual store of what the options say, whatever is active. */
  GantryConfig usual(StoreOptions options) {
    return chosen(options.asSettings());
  }

  private Optional<GantryConfig> configured(StoreOptions options) {
    if (options.url != null) {
      return Optional.empty();
    }
    return Stream.of(sources, sources.withoutActive())
        .map(each -> LoadedConfig.load(each).config())
        .filter(config -> fits(options, config.database()))
        .findFirst()
        .or(() -> anotherStage(options));
  }

  private static boolean fits(StoreOptions options, Database database) {
    return (options.version == null || options.version == database.schemaVersion().number())
        && (options.provider == null
            || Provider.ofLabel(options.provider).filter(database.provider()::equals).isPresent());
  }

  /** Versions 1 to 4 are stages of one file: that of the active store, when it has one of them. */
  private Optional<GantryConfig> anotherStage(StoreOptions options) {
    boolean stage = options.version != null && options.version <= 4;
    return active().database() instanceof Database.Sqlite sqlite
            && !sqlite.schemaVersion().hasSignIn()
            && stage
        ? Optional.of(chosen(withUrl(options.asSettings(), "sqlite:" + sqlite.file())))
        : Optional.empty();
  }

  private static Map<Setting, String> withUrl(Map<Setting, String> settings, String url) {
    settings.put(Setting.DATABASE_URL, url);
    return settings;
  }

  private GantryConfig chosen(Map<Setting, String> settings) {
    return LoadedConfig.load(sources.withChoice(OPTIONS, settings)).config();
  }
}
