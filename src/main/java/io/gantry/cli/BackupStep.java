package io.gantry.cli;

import static java.util.Objects.requireNonNull;

import io.gantry.address.Inspection;
import io.gantry.config.GantryConfig;
import io.gantry.store.Store;
import io.gantry.store.StoreBackup;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantAccess;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Makes the backup that must come before a change of a schema. */
final class BackupStep {

  private static final TenantAccess ACCESS =
      TenantAccess.acrossAllTenants("a backup before the schema changes");

  @Option(
      names = "--backup",
      description = "Make a backup in GANTRY_HOME/backups before anything is changed.")
  boolean wanted;

  /** Whether it has been seen to that there is one: made, or not needed. */
  void beforeChange(GantryConfig config, Store store, Inspection found, Surroundings around) {
    GantryConfig.Guards guards = config.guards();
    boolean makes = wanted || guards.backupMade();
    if (found.isEmpty()) {
      if (makes || guards.backupRequired()) {
        around.terminal().say("No backup: the store holds nothing");
      }
    } else if (makes) {
      make(config, store, around);
    } else if (guards.backupRequired()) {
      throw new CommandFailure(
          ExitCode.FAILURE,
          "REQUIRE_MIGRATION_BACKUP asks for a backup before the schema changes",
          "add --backup, or set AUTO_BACKUP_BEFORE_MIGRATION=true");
    }
  }

  private static void make(GantryConfig config, Store store, Surroundings around) {
    Terminal terminal = around.terminal();
    terminal.progress("Making a backup");
    StoreBackup backup =
        requireNonNull(backup(store, config.backupFolder(around.clock().instant())), "backup");
    terminal.say("Backup: " + backup.place());
    terminal.say("  " + backup.restore());
  }

  private static StoreBackup backup(Store store, Path folder) {
    try {
      return store.administration().backup(ACCESS, folder);
    } catch (StoreException.Unavailable failed) {
      throw failure(failed);
    }
  }

  private static CommandFailure failure(StoreException.Unavailable failed) {
    CommandFailure failure =
        new CommandFailure(
            ExitCode.FAILURE,
            "There is no backup, so nothing was changed: " + failed.getMessage(),
            "see that GANTRY_HOME/backups can be written");
    failure.initCause(failed);
    return failure;
  }
}
