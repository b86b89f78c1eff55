package io.gantry.cli;

import io.gantry.address.Targets;
import io.gantry.config.Database;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a store can be used. */
@Command(
    name = "verify",
    description = {
      "Check that a store is reachable and that the credentials may do what is needed.",
      "Ends with 4 when access is denied and with 1 when a check fails otherwise."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./gantry verify",
      "  ./gantry verify --version 8",
      "  ./gantry verify --version 7 --url postgresql://gantry@localhost:5432/gantry",
      "  ./gantry verify --version 6 --json"
    })
final class VerifyCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin StoreOptions options = new StoreOptions();

  @Option(names = "--json", description = "Print JSON: store, ok, checks.")
  boolean json;

  VerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Targets targets = new Targets(surroundings.sources());
    Database database = targets.of(options.choice()).database();
    Verification verification = Verification.of(surroundings.stores(), database);
    Terminal terminal = surroundings.terminal();
    if (json) {
      terminal.print(Json.text(verification.json(targets.isActive(database))));
    } else {
      terminal.print(database.label());
      List<String> lines = verification.lines(terminal);
      lines.forEach(terminal::print);
    }
    return verification.exitCode().number();
  }
}
