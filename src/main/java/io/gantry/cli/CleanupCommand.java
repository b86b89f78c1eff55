package io.gantry.cli;

import io.gantry.address.Inspection;
import io.gantry.address.Targets;
import io.gantry.config.Database;
import io.gantry.store.Store;
import io.gantry.tenancy.TenantAccess;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deletes what a store holds that is not in use. */
@Command(
    name = "cleanup",
    description = {
      "Delete all data of a version that is not active.",
      "Asks to type DELETE. Without --url it is the last store of that version that was active. Refuses",
      "(5) for the active store and for tables that carry the marker of another version."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry cleanup --version 5", "  ./gantry cleanup --version 6 --force"})
final class CleanupCommand implements Callable<Integer> {

  private static final TenantAccess ACCESS =
      TenantAccess.acrossAllTenants("an operator deletes a version's data");

  private final Surroundings surroundings;

  @Mixin StoreOptions options = new StoreOptions();
  @Mixin Confirmation confirmation = new Confirmation();

  CleanupCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = surroundings.terminal();
    Targets targets = new Targets(surroundings.sources());
    Database database = targets.of(options.choice()).database();
    confirmation.requirePossible(terminal);
    Deletion.refuseActive(targets, database);
    Inspection found = Deletion.requireThere(surroundings.stores(), database);
    terminal.say(database.label() + " holds " + Describe.contents(found.contents()));
    confirmation.typed(terminal, "DELETE", "All of it will be deleted.");
    try (Store store = surroundings.stores().open(database)) {
      store.administration().clear(ACCESS);
    }
    terminal.print("Deleted: " + Describe.contents(found.contents()));
    return ExitCode.OK.number();
  }
}
