package io.gantry.cli;

import io.gantry.address.Inspection;
import io.gantry.address.Stores;
import io.gantry.address.Targets;
import io.gantry.config.Database;
import io.gantry.store.SchemaVersion;

/** When data may not be deleted. */
final class Deletion {

  private Deletion() {}

  /** Versions that lie in the same place share their fate. */
  static void refuseActive(Targets targets, Database database) {
    Database active = targets.active().database();
    boolean same =
        active.provider() == database.provider() && active.place().equals(database.place());
    if (same) {
      throw new CommandFailure(
          ExitCode.DIFFERENCES,
          "This is the active store: " + active.label(),
          "switch to another one first, or use ./gantry reset");
    }
  }

  /**
   * What lies there.
   *
   * @throws CommandFailure when nothing does, or another version's tables do
   */
  static Inspection requireThere(Stores stores, Database database) {
    Inspection found = Inspection.of(stores, database);
    SchemaVersion version = found.report().found().orElse(null);
    if (version == null) {
      throw new CommandFailure(
          ExitCode.NOT_FOUND,
          "There are no tables of Gantry: " + database.label(),
          "./gantry list shows the stores there are");
    }
    if (version != database.schemaVersion()) {
      throw new CommandFailure(
          ExitCode.DIFFERENCES,
          "The tables there are of version " + version.number() + ": " + database.label(),
          "say --version " + version.number() + " if they are meant");
    }
    return found;
  }
}
