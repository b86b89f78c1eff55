package io.gantry.cli;

import io.gantry.address.Inspection;
import io.gantry.address.Targets;
import io.gantry.config.Database;
import io.gantry.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes the newest change of the tables back. */
@Command(
    name = "rollback",
    description = {
      "Take the newest change of a version back, after asking.",
      "Versions 2, 3 and 4 become the one before; version 1, and those from 5 on, lose their",
      "tables and all records."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./gantry schema plan --version 4 --rollback",
      "  ./gantry schema rollback --version 4 --url sqlite:/path/localmanus.db --force"
    })
final class SchemaRollbackCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin StoreOptions options = new StoreOptions();
  @Mixin Confirmation confirmation = new Confirmation();

  SchemaRollbackCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = surroundings.terminal();
    confirmation.requirePossible(terminal);
    Database database = new Targets(surroundings.sources()).of(options.choice()).database();
    Inspection found = Deletion.requireThere(surroundings.stores(), database);
    try (Store store = surroundings.stores().open(database)) {
      List<String> plan = store.administration().rollbackPlan();
      terminal.say("This is done to " + database.label() + ":");
      plan.forEach(statement -> terminal.say("  " + statement));
      terminal.say("It holds " + Describe.contents(found.contents()) + ".");
      confirmation.yes(terminal, "Roll it back?");
      store.administration().rollback();
    }
    terminal.print("Rolled back: " + database.label());
    return ExitCode.OK.number();
  }
}
