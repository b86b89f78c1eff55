package io.gantry.address;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Secret;
import io.gantry.config.Database;
import io.gantry.config.GantryConfig;
import io.gantry.move.EndTraits;
import io.gantry.move.MoveEnd;
import io.gantry.security.KeyFolder;
import io.gantry.security.SecretVault;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the ends of moves from what people type. */
public final class MoveEnds {

  public static final String ADDRESSES =
      "sqlite:PATH, postgresql://USER@HOST/DATABASE, dynamodb:[REGION/]NAME[?endpoint=URL],"
          + " archive:PATH, active for the store in use, or v1 to v8 for that of the settings;"
          + " to be read only, tinydb:PATH[?zone=ZONE], prompt-to-issue:PATH,"
          + " prompt-to-issue:REGION/TABLE[?endpoint=URL],"
          + " decision-data:[REGION/]PREFIX[?endpoint=URL]";

  /** Names the store in use. */
  public static final String ACTIVE = "active";

  private static final Pattern VERSION = Pattern.compile("v([1-8])");

  private final Stores stores;
  private final Targets targets;
  private final ForeignEnds foreign;

  public MoveEnds(Stores stores, Targets targets) {
    this.stores = requireNonNull(stores, "stores");
    this.targets = requireNonNull(targets, "targets");
    this.foreign = new ForeignEnds(stores.foreign(), this::seal);
  }

  /** With the keys of the configuration, which are made only when there is a secret. */
  private Secret seal(Secret secret, TenantId tenant, String id) {
    KeyFolder folder = KeyFolder.open(targets.active().security().keysFolder());
    return SecretVault.in(folder).seal(secret, tenant, id);
  }

  /**
   * The end at an address that is read: also data of another program, named so or told by what lies
   * there.
   *
   * @param version what lies there; null to look
   * @param tenant whose the records will be where the source has no tenants; null for the usual one
   * @throws AddressException when it is no address
   * @throws io.gantry.config.ConfigException when address and version do not fit
   * @throws io.gantry.store.StoreException.Unavailable when the database cannot be reached
   */
  public MoveEnd source(String address, @Nullable Integer version, @Nullable TenantId tenant) {
    TenantId owner = tenant == null ? TenantId.DEFAULT : tenant;
    return ForeignEnds.isNamed(address)
        ? foreign.named(address, owner)
        : foundForeign(address, version, owner).orElseGet(() -> of(address, version));
  }

  /**
   * The end at an address that is written to, or compared with.
   *
   * @throws AddressException when it is no address, that of data of another program, or a path in a
   *     folder that is not there
   */
  public MoveEnd target(String address, @Nullable Integer version) {
    requireFolder(address, version);
    if (ForeignEnds.isNamed(address)
        || foundForeign(address, version, TenantId.DEFAULT).isPresent()) {
      throw new AddressException(
          AddressException.Code.USAGE,
          "There is data of another program at " + address + ", which is only read",
          "name it with --from, and a store with --to");
    }
    return of(address, version);
  }

  /**
   * Refuses a path in a folder that is not there: it is a slip of the pen, and nothing is made of
   * it. Folders of stores that are called by name are made when they are needed.
   *
   * @throws AddressException when there is no such folder, or when it is no address
   */
  public void requireFolder(String address, @Nullable Integer version) {
    Optional<OtherForm> form = OtherForm.of(address);
    if (form.isPresent()) {
      MoveEnd unused = form.get().end(address);
      form.get().path(address).ifPresent(Targets::requireFolder);
    } else if (!isName(address) && !isForeign(address)) {
      Targets.requireFolder(unseen(address, version));
    }
  }

  private Optional<MoveEnd> foundForeign(
      String address, @Nullable Integer version, TenantId tenant) {
    boolean isPlace = address.startsWith("sqlite:") || address.startsWith("dynamodb:");
    return isPlace && version == null
        ? foreign.found(at(address, SchemaVersion.newestFor(provider(address))).database(), tenant)
        : Optional.empty();
  }

  /**
   * The end at an address.
   *
   * @param version what lies there, or is to; null to look
   * @throws AddressException when it is no address
   * @throws io.gantry.config.ConfigException when address and version do not fit
   * @throws io.gantry.store.StoreException.Unavailable when the database cannot be reached
   */
  public MoveEnd of(String address, @Nullable Integer version) {
    Optional<OtherForm> form = OtherForm.of(address);
    return form.isPresent() ? form.get().end(address) : of(database(address, version));
  }

  /** A store as an end. */
  public MoveEnd of(Database database) {
    String name = database.label();
    return MoveEnd.ofStore(
        name,
        name,
        EndTraits.of(database.schemaVersion()),
        file(database),
        () -> stores.open(database));
  }

  private static @Nullable Path file(Database database) {
    return database instanceof Database.Sqlite sqlite ? sqlite.file() : null;
  }

  /**
   * The store at an address as far as can be told without looking: where no version is named, that
   * of the result means nothing.
   *
   * @throws AddressException when it is no address of a store
   * @throws io.gantry.config.ConfigException when address and version do not fit
   */
  public Database unseen(String address, @Nullable Integer version) {
    boolean named = version != null || isName(address);
    return named
        ? database(address, version)
        : at(address, SchemaVersion.newestFor(provider(address))).database();
  }

  /** Whether it names data of another program in a database, which is only read. */
  public static boolean isForeign(String address) {
    return ForeignEnds.isNamed(address);
  }

  /**
   * The file that such an address names; empty when it names tables of DynamoDB.
   *
   * @throws AddressException when there is no such address
   */
  public static Optional<Path> foreignFile(String address) {
    return ForeignEnds.inFile(address);
  }

  /** Whether it names a store that the configuration tells, instead of saying where one is. */
  public static boolean isName(String address) {
    return address.equals(ACTIVE) || VERSION.matcher(address).matches();
  }

  private Database database(String address, @Nullable Integer version) {
    if (address.equals(ACTIVE)) {
      return targets.active().database();
    }
    Matcher named = VERSION.matcher(address);
    if (named.matches()) {
      return targets.of(StoreChoice.ofVersion(Integer.parseInt(named.group(1)))).database();
    }
    StoreChoice choice = StoreChoice.at(address, version);
    if (version == null) {
      return found(address);
    }
    choice.check();
    return targets.usual(choice).database();
  }

  /** What lies at the address: the newest layout that is found there, or else the newest of all. */
  private Database found(String address) {
    Provider provider = provider(address);
    List<SchemaVersion> versions =
        Arrays.stream(SchemaVersion.values())
            .filter(version -> version.providers().contains(provider))
            .sorted(Comparator.reverseOrder())
            .toList();
    for (SchemaVersion version : versions) {
      Optional<SchemaVersion> found =
          Inspection.report(stores, at(address, version).database()).found();
      if (found.isPresent()) {
        return at(address, found.get()).database();
      }
    }
    return at(address, SchemaVersion.newestFor(provider)).database();
  }

  private GantryConfig at(String address, SchemaVersion version) {
    return targets.usual(StoreChoice.at(address, version.number()));
  }

  private static Provider provider(String address) {
    String scheme = address.replaceFirst("^jdbc:", "").replaceFirst(":.*", "");
    return Provider.ofLabel(scheme.equals("postgres") ? "postgresql" : scheme)
        .orElseThrow(
            () ->
                new AddressException(
                    AddressException.Code.USAGE,
                    "There is no store at " + scheme + ":...",
                    "an address is " + ADDRESSES));
  }
}
