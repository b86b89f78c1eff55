package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.config.GantryConfig;
import io.gantry.signin.UnsafeStartException;
import io.gantry.store.SchemaReport;
import io.gantry.store.Store;
import io.gantry.store.StoreBackup;
import io.gantry.tenancy.TenantAccess;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to the backup that {@code REQUIRE_MIGRATION_BACKUP} and {@code AUTO_BACKUP_BEFORE_MIGRATION}
 * ask for, where the server itself is about to change the schema of a store that holds something.
 */
@Singleton
public class SchemaGuard {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaGuard.class);

  private static final TenantAccess ACCESS =
      TenantAccess.acrossAllTenants("a backup before the schema changes");

  private final Clock clock;

  @Inject
  SchemaGuard(Clock clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Prepares the store, after a backup where one is to be made.
   *
   * @throws UnsafeStartException when a backup is required and nobody said that it is to be made;
   *     nothing has changed then; or when a move into the store is not completed
   */
  void prepare(GantryConfig config, Store store) {
    GantryConfig.Guards guards = config.guards();
    if ((guards.backupRequired() || guards.backupMade()) && isToChange(store)) {
      if (!guards.backupMade()) {
        throw new UnsafeStartException(
            "The schema of the store has to change, and REQUIRE_MIGRATION_BACKUP asks for a backup"
                + " before: run ./gantry schema apply --backup, or set"
                + " AUTO_BACKUP_BEFORE_MIGRATION=true");
      }
      Path folder = config.backupFolder(clock.instant());
      StoreBackup backup = store.administration().backup(ACCESS, folder);
      LOG.info("The schema changes; backup before: {}", backup.place());
    }
    store.prepare();
    refuseHalfOfAMove(store);
  }

  /** What is written into such a store would stand against the rest of the move, or be lost. */
  private static void refuseHalfOfAMove(Store store) {
    Optional<String> load = store.administration().unfinishedLoad();
    if (load.isPresent()) {
      throw new UnsafeStartException(
          "The move "
              + load.get()
              + " into the store was begun and is not completed: run the same move again, which goes"
              + " on, or be rid of what it wrote with ./gantry cleanup");
    }
  }

  private static boolean isToChange(Store store) {
    SchemaReport report = store.administration().report();
    return report.found().isPresent()
        && !report.pending().isEmpty()
        && store.administration().contents(ACCESS).total() > 0;
  }
}
