package io.gantry.address;

import static java.util.Objects.requireNonNull;

import io.gantry.config.Database;
import io.gantry.move.MoveEnd;
import io.gantry.origin.decisiondata.DecisionData;
import io.gantry.origin.prompttoissue.PromptToIssue;
import io.gantry.origin.rows.Sealing;
import io.gantry.store.StoreException;
import io.gantry.store.foreign.ForeignDatabases;
import io.gantry.store.foreign.ForeignDatabases.Location;
import io.gantry.store.foreign.ForeignTables;
import io.gantry.tenancy.TenantId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Databases of other programs as sources: named by their programs, or told by what they hold. */
final class ForeignEnds {

  /** As Amazon names regions: {@code eu-central-1}, {@code us-gov-west-1}. */
  private static final String REGION = "[a-z]{2}(?:-[a-z]+)+-[0-9]{1,2}";

  private static final Pattern TABLES =
      Pattern.compile("(?:([a-z0-9-]{2,40})/)?([A-Za-z0-9_.,-]*)(?:\\?endpoint=(https?://[^&]+))?");

  private static final Pattern IN_REGION = Pattern.compile(REGION + "/[A-Za-z0-9_.-]{3,255}");
  private static final Pattern ONLY_REGION = Pattern.compile("(" + REGION + ")/?(?=\\?|$)");

  private final ForeignDatabases databases;
  private final Sealing sealing;

  ForeignEnds(ForeignDatabases databases, Sealing sealing) {
    this.databases = requireNonNull(databases, "databases");
    this.sealing = requireNonNull(sealing, "sealing");
  }

  /**
   * Where tables are, and what they are called.
   *
   * @param names may be empty
   */
  private record Place(Location location, String names) {

    String address(String what) {
      String region = location.region() == null ? "" : location.region() + "/";
      String endpoint = location.endpoint() == null ? "" : "?endpoint=" + location.endpoint();
      return "dynamodb:" + region + what + endpoint;
    }
  }

  /** Whether the address names one of the programs. */
  static boolean isNamed(String address) {
    return address.startsWith(PromptToIssue.PREFIX) || address.startsWith(DecisionData.PREFIX);
  }

  /**
   * The end that {@code prompt-to-issue:...} or {@code decision-data:...} names.
   *
   * @throws AddressException when there is no such address
   */
  MoveEnd named(String address, TenantId tenant) {
    if (address.startsWith(DecisionData.PREFIX)) {
      return decisionData(place(address, address.substring(DecisionData.PREFIX.length())));
    }
    String rest = address.substring(PromptToIssue.PREFIX.length());
    return inFile(address)
        .map(path -> file(path, tenant))
        .orElseGet(() -> table(place(address, rest), tenant));
  }

  /**
   * The file that the address of a program names; empty when it names tables.
   *
   * @throws AddressException when there is no such address
   */
  static Optional<Path> inFile(String address) {
    if (!address.startsWith(PromptToIssue.PREFIX)) {
      return Optional.empty();
    }
    String rest = address.substring(PromptToIssue.PREFIX.length());
    if (rest.isBlank()) {
      throw odd(address);
    }
    boolean inTable =
        rest.contains("?endpoint=")
            || (IN_REGION.matcher(rest).matches() && !Files.exists(Path.of(rest)));
    return inTable ? Optional.empty() : Optional.of(Path.of(rest));
  }

  private static AddressException odd(String address) {
    return new AddressException(
        AddressException.Code.USAGE,
        address + " names no data of another program",
        PromptToIssue.PREFIX
            + "PATH or "
            + PromptToIssue.PREFIX
            + "REGION/TABLE[?endpoint=URL], "
            + DecisionData.PREFIX
            + "[REGION/]PREFIX[?endpoint=URL]");
  }

  private static Place place(String address, String rest) {
    String whole = ONLY_REGION.matcher(rest).replaceFirst("$1/");
    Matcher parts = TABLES.matcher(whole);
    if (!parts.matches()) {
      throw odd(address);
    }
    @Nullable String endpoint = parts.group(3);
    return new Place(
        new Location(parts.group(1), endpoint == null ? null : URI.create(endpoint)),
        parts.group(2));
  }

  private MoveEnd file(Path path, TenantId tenant) {
    Path file = path.toAbsolutePath().normalize();
    return PromptToIssue.ofFile("sqlite:" + file, () -> databases.sqlite(file), sealing, tenant);
  }

  private MoveEnd table(Place place, TenantId tenant) {
    return PromptToIssue.ofTable(
        place.address(place.names()),
        place.names(),
        () -> databases.named(place.location(), List.of(place.names())),
        sealing,
        tenant);
  }

  /** Two names with a comma, or what both begin with. */
  private MoveEnd decisionData(Place place) {
    String[] two = place.names().split(",", -1);
    if (two.length == 2) {
      List<String> names = List.of(two);
      Supplier<ForeignTables> tables = () -> databases.named(place.location(), names);
      return DecisionData.ofTables(place.address(place.names()), two[0], two[1], tables);
    }
    String prefix = place.names().isEmpty() ? DecisionData.USUAL_TABLES : place.names();
    List<String> names = DecisionData.names(prefix);
    return DecisionData.ofTables(
        place.address(prefix),
        names.get(0),
        names.get(1),
        () -> databases.prefixed(place.location(), prefix));
  }

  /** What lies where a store could lie, when it is data of another program. */
  Optional<MoveEnd> found(Database database, TenantId tenant) {
    if (database instanceof Database.Sqlite sqlite) {
      return inFile(sqlite.file(), tenant);
    }
    return database instanceof Database.DynamoDb dynamo
        ? inTables(
            new Place(new Location(dynamo.region(), dynamo.endpoint()), dynamo.tables()), tenant)
        : Optional.empty();
  }

  private Optional<MoveEnd> inFile(Path file, TenantId tenant) {
    try (ForeignTables tables = databases.sqlite(file)) {
      return PromptToIssue.isInFile(tables) ? Optional.of(file(file, tenant)) : Optional.empty();
    }
  }

  private Optional<MoveEnd> inTables(Place place, TenantId tenant) {
    try (ForeignTables tables = databases.named(place.location(), List.of(place.names()))) {
      if (!tables.tables().isEmpty()) {
        return PromptToIssue.isInTable(tables, place.names())
            ? Optional.of(table(place, tenant))
            : Optional.empty();
      }
    }
    return isDecisionData(place) ? Optional.of(decisionData(place)) : Optional.empty();
  }

  /** Who may not look at tables of these names has no such tables. */
  private boolean isDecisionData(Place place) {
    List<String> names = DecisionData.names(place.names());
    try (ForeignTables tables = databases.named(place.location(), names)) {
      return DecisionData.isIn(tables, place.names());
    } catch (StoreException.Unavailable refused) {
      return false;
    }
  }
}
