package io.gantry.address;

import static java.util.Objects.requireNonNull;

import io.gantry.config.Database;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreContents;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.tenancy.TenantAccess;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What lies in a store, seen without making anything: a database of SQLite comes to be by being
 * opened.
 *
 * @param contents of the version that lies there; nothing where there are no tables
 */
public record Inspection(SchemaReport report, StoreContents contents) {

  private static final Set<EntityKind> ACCOUNTS =
      EnumSet.of(
          EntityKind.TENANT,
          EntityKind.USER,
          EntityKind.CREDENTIAL,
          EntityKind.SETTINGS,
          EntityKind.SESSION,
          EntityKind.REFRESH_TOKEN,
          EntityKind.IDEMPOTENT_ANSWER);

  private static final TenantAccess ACCESS =
      TenantAccess.acrossAllTenants("an operator asks what a store holds");

  public Inspection {
    requireNonNull(report, "report");
    requireNonNull(contents, "contents");
  }

  /** Whether there is no record of any kind. */
  public boolean isEmpty() {
    return contents.total() == 0;
  }

  /** Whether there is anything but accounts, which a server makes by itself in an empty store. */
  public boolean holdsWork() {
    return contents.counts().entrySet().stream()
        .anyMatch(entry -> entry.getValue() > 0 && !ACCOUNTS.contains(entry.getKey()));
  }

  /** Whether it is a database of SQLite that nobody made yet. */
  public static boolean isAbsent(Database database) {
    return database instanceof Database.Sqlite sqlite && !Files.exists(sqlite.file());
  }

  /** How its tables are. */
  public static SchemaReport report(Stores stores, Database database) {
    if (isAbsent(database)) {
      return absent();
    }
    try (Store store = stores.open(database)) {
      return store.administration().report();
    }
  }

  /**
   * Looks at the store.
   *
   * @throws io.gantry.store.StoreException.Unavailable when it cannot be reached
   */
  public static Inspection of(Stores stores, Database database) {
    if (isAbsent(database)) {
      return new Inspection(absent(), nothing());
    }
    try (Store store = stores.open(database)) {
      SchemaReport report = store.administration().report();
      SchemaVersion found = report.found().orElse(null);
      if (found == null) {
        return new Inspection(report, nothing());
      }
      return found == database.schemaVersion()
          ? new Inspection(report, store.administration().contents(ACCESS))
          : new Inspection(report, ofStage(stores, database, found));
    }
  }

  /**
   * A file of versions 1 to 4 is read as the stage that it is at, and so are tables of version 5
   * that are to become those of version 6.
   */
  private static StoreContents ofStage(Stores stores, Database database, SchemaVersion found) {
    return stage(database, found)
        .map(
            stage -> {
              try (Store store = stores.open(stage)) {
                return store.administration().contents(ACCESS);
              }
            })
        .orElseGet(Inspection::nothing);
  }

  private static Optional<Database> stage(Database database, SchemaVersion found) {
    boolean stages = !found.hasSignIn() && !database.schemaVersion().hasSignIn();
    if (stages && database instanceof Database.Sqlite sqlite) {
      return Optional.of(new Database.Sqlite(found, sqlite.file(), sqlite.poolSize()));
    }
    if (found == SchemaVersion.V5 && database instanceof Database.DynamoDb dynamo) {
      return Optional.of(
          new Database.DynamoDb(
              found, dynamo.endpoint(), dynamo.tables(), dynamo.region(), dynamo.createTable()));
    }
    return Optional.empty();
  }

  private static SchemaReport absent() {
    return new SchemaReport(
        SchemaState.PENDING,
        Optional.empty(),
        List.of("all: there is no database file yet"),
        List.of(),
        Optional.empty());
  }

  private static StoreContents nothing() {
    return new StoreContents(Map.of(), OptionalLong.empty());
  }
}
