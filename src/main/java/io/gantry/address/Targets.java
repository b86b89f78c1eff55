package io.gantry.address;

import static java.util.Objects.requireNonNull;

import io.gantry.config.ConfigSources;
import io.gantry.config.Database;
import io.gantry.config.GantryConfig;
import io.gantry.config.KnownStores;
import io.gantry.config.LoadedConfig;
import io.gantry.config.Setting;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which store somebody means. */
public final class Targets {

  private static final String OPTIONS = "command line";

  private final ConfigSources sources;
  private final LoadedConfig active;

  /**
   * @throws io.gantry.config.ConfigException when the configuration has errors
   */
  public Targets(ConfigSources sources) {
    this.sources = requireNonNull(sources, "sources");
    this.active = LoadedConfig.load(sources);
  }

  public ConfigSources sources() {
    return sources;
  }

  /** The configuration as a server would use it now. */
  public GantryConfig active() {
    return active.config();
  }

  public boolean isActive(Database database) {
    return active().database().equals(database);
  }

  /**
   * The configuration with the store that the choice means: the active one when they fit it, else
   * the one that is configured beside it, else the last one of that version that was active, else
   * the usual one of that version.
   *
   * @throws AddressException when there is no such version or provider, or the address is a file in
   *     a folder that is not there
   * @throws io.gantry.config.ConfigException when they do not fit each other
   */
  public GantryConfig of(StoreChoice choice) {
    choice.check();
    if (choice.url() != null) {
      GantryConfig named = usual(choice);
      requireFolder(named.database());
      return named;
    }
    return configured(choice)
        .or(() -> anotherStage(choice))
        .or(() -> known(choice))
        .orElseGet(() -> usual(choice));
  }

  /** The same for the file of a database, when it is one. */
  static void requireFolder(Database database) {
    if (database instanceof Database.Sqlite sqlite) {
      requireFolder(sqlite.file());
    }
  }

  /** A path with a slip of the pen in it would otherwise become a new, empty store. */
  static void requireFolder(Path path) {
    Path folder = path.toAbsolutePath().normalize().getParent();
    if (folder == null) {
      throw new AddressException(
          AddressException.Code.USAGE, path + " is no file", "name a file in a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new AddressException(
          AddressException.Code.NOT_FOUND,
          "There is no folder " + folder,
          "look at the path, or make the folder first");
    }
  }

  /** The usual store of what the choice says, whatever is active. */
  public GantryConfig usual(StoreChoice choice) {
    return chosen(choice.asSettings());
  }

  private Optional<GantryConfig> configured(StoreChoice choice) {
    return Stream.of(sources, sources.withoutActive())
        .filter(each -> each == sources || each.isStoreNamed())
        .map(each -> LoadedConfig.load(each).config())
        .filter(config -> fits(choice, config.database()))
        .findFirst();
  }

  /** The last one that was active, unless settings say where the stores of its provider are. */
  private Optional<GantryConfig> known(StoreChoice choice) {
    Database usual = usual(choice).database();
    KnownStores known = KnownStores.in(active().home());
    return sources.withoutActive().isPlaced(usual.provider())
        ? Optional.empty()
        : known
            .address(usual.schemaVersion(), usual.provider())
            .map(address -> known(known, usual.schemaVersion(), address));
  }

  private GantryConfig known(KnownStores known, SchemaVersion version, String address) {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.SCHEMA_VERSION, String.valueOf(version.number()));
    settings.put(Setting.DATABASE_URL, address);
    return LoadedConfig.load(sources.withChoice(known.path().toString(), settings)).config();
  }

  /** Whether it was active once, or is. */
  public boolean isKnown(Database database) {
    return KnownStores.in(active().home())
        .address(database.schemaVersion(), database.provider())
        .map(address -> known(KnownStores.in(active().home()), database.schemaVersion(), address))
        .filter(config -> config.database().equals(database))
        .isPresent();
  }

  private static boolean fits(StoreChoice choice, Database database) {
    return (choice.version() == null || choice.version() == database.schemaVersion().number())
        && (choice.provider() == null
            || Provider.ofLabel(choice.provider()).filter(database.provider()::equals).isPresent());
  }

  /** Versions 1 to 4 are stages of one file: that of the active store, when it has one of them. */
  private Optional<GantryConfig> anotherStage(StoreChoice choice) {
    boolean stage = choice.version() != null && choice.version() <= 4;
    return active().database() instanceof Database.Sqlite sqlite
            && !sqlite.schemaVersion().hasSignIn()
            && stage
        ? Optional.of(chosen(withUrl(choice.asSettings(), "sqlite:" + sqlite.file())))
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
