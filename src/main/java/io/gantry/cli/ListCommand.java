package io.gantry.cli;

import io.gantry.address.Targets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The versions, and what each configured store holds. */
@Command(
    name = "list",
    description = {
      "List the schema versions, and what each store that is configured holds.",
      "The active one is marked with *. Stores are asked at once, for 8 seconds at most."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry list", "  ./gantry list --json"})
final class ListCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(names = "--json", description = "Print JSON: versions, stores.")
  boolean json;

  ListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Targets targets = new Targets(surroundings.sources());
    surroundings.terminal().progress("Asking the stores");
    List<Survey.Answer> answers =
        new Survey(surroundings.stores()).ask(new ConfiguredStores(targets).all());
    Overview overview = new Overview(targets, answers);
    surroundings.terminal().print(json ? Json.text(overview.json()) : overview.text());
    return ExitCode.OK.number();
  }
}
