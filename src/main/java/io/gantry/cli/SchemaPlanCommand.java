package io.gantry.cli;

import io.gantry.address.Targets;
import io.gantry.config.Database;
import io.gantry.store.Store;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What apply or rollback would do. */
@Command(
    name = "plan",
    description = "Print the SQL or the calls of DynamoDB of an apply, without doing any of it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./gantry schema plan",
      "  ./gantry schema plan --version 8 --json",
      "  ./gantry schema plan --version 4 --rollback"
    })
final class SchemaPlanCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin StoreOptions options = new StoreOptions();

  @Option(names = "--rollback", description = "What schema rollback would do instead.")
  boolean rollback;

  @Option(names = "--json", description = "Print JSON: store, statements.")
  boolean json;

  SchemaPlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Targets targets = new Targets(surroundings.sources());
    Database database = targets.of(options.choice()).database();
    List<String> plan = plan(database);
    Terminal terminal = surroundings.terminal();
    if (json) {
      Object store = Describe.storeJson(database, targets.isActive(database));
      terminal.print(Json.text(Json.object("store", store, "statements", plan)));
    } else {
      plan.forEach(terminal::print);
      terminal.say(plan.isEmpty() ? "Nothing to do." : plan.size() + " to do; nothing was done.");
    }
    return ExitCode.OK.number();
  }

  private List<String> plan(Database database) {
    try (Store store = surroundings.stores().open(database)) {
      return rollback ? store.administration().rollbackPlan() : store.administration().plan();
    }
  }
}
