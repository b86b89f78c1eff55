package io.gantry.cli;

import io.gantry.config.Database;
import io.gantry.config.GantryConfig;
import io.gantry.move.EndTraits;
import io.gantry.move.MoveEnd;
import io.gantry.origin.archive.Archive;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the ends of a move from what people type. */
final class MoveEnds {

  static final String ADDRESSES =
      "sqlite:PATH, postgresql://USER@HOST/DATABASE, dynamodb:[REGION/]NAME[?endpoint=URL],"
          + " archive:PATH, active for the store in use, or v1 to v8 for that of the settings";

  static final String ARCHIVE = "archive:";

  private static final Pattern VERSION = Pattern.compile("v([1-8])");

  private final Surroundings surroundings;
  private final Targets targets;

  MoveEnds(Surroundings surroundings, Targets targets) {
    this.surroundings = surroundings;
    this.targets = targets;
  }

  /**
   * The end at an address.
   *
   * @param version what lies there, or is to; null to look
   * @throws CommandFailure with {@link ExitCode#USAGE} when it is no address
   * @throws io.gantry.config.ConfigException when address and version do not fit
   * @throws io.gantry.store.StoreException.Unavailable when the database cannot be reached
   */
  MoveEnd of(String address, @Nullable Integer version) {
    if (address.startsWith(ARCHIVE)) {
      return archive(address);
    }
    return of(database(address, version));
  }

  private static MoveEnd archive(String address) {
    try {
      return Archive.ofAddress(address).end();
    } catch (IllegalArgumentException odd) {
      throw new CommandFailure(
          ExitCode.USAGE,
          address + " names no archive: " + odd.getMessage(),
          "an archive is a folder, or a file whose name ends in .zip");
    }
  }

  /** A store as an end. */
  MoveEnd of(Database database) {
    String name = Describe.store(database);
    return MoveEnd.ofStore(
        name,
        name,
        EndTraits.of(database.schemaVersion()),
        file(database),
        () -> surroundings.stores().open(database));
  }

  private static @Nullable Path file(Database database) {
    return database instanceof Database.Sqlite sqlite ? sqlite.file() : null;
  }

  Database database(String address, @Nullable Integer version) {
    if (address.equals("active")) {
      return targets.active().database();
    }
    Matcher named = VERSION.matcher(address);
    StoreOptions options = new StoreOptions();
    if (named.matches()) {
      options.version = Integer.valueOf(named.group(1));
      return targets.of(options).database();
    }
    options.url = address;
    options.version = version;
    if (version == null) {
      return found(options);
    }
    options.check();
    return targets.usual(options).database();
  }

  /** What lies at the address: the newest layout that is found there, or else the newest of all. */
  private Database found(StoreOptions options) {
    Provider provider = provider(options);
    List<SchemaVersion> versions =
        Arrays.stream(SchemaVersion.values())
            .filter(version -> version.providers().contains(provider))
            .sorted(Comparator.reverseOrder())
            .toList();
    for (SchemaVersion version : versions) {
      Optional<SchemaVersion> found =
          Inspection.report(surroundings.stores(), at(options, version).database()).found();
      if (found.isPresent()) {
        return at(options, found.get()).database();
      }
    }
    return at(options, SchemaVersion.newestFor(provider)).database();
  }

  private GantryConfig at(StoreOptions options, SchemaVersion version) {
    StoreOptions chosen = new StoreOptions();
    chosen.url = options.url;
    chosen.version = version.number();
    return targets.usual(chosen);
  }

  private static Provider provider(StoreOptions options) {
    String scheme = String.valueOf(options.url).replaceFirst("^jdbc:", "").replaceFirst(":.*", "");
    return Provider.ofLabel(scheme.equals("postgres") ? "postgresql" : scheme)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "There is no store at " + scheme + ":...",
                    "an address is " + ADDRESSES));
  }
}
