package io.gantry.cli;

import io.gantry.address.Targets;
import io.gantry.config.GantryConfig;
import io.gantry.store.Store;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes data to develop with. */
@Command(
    name = "seed",
    description = {
      "Make data for development.",
      "Demonstration users where the version has users, an example canvas and conversation. What is",
      "there is left alone. Forbidden in production and by DISABLE_SEED_OVERRIDE=true."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry seed", "  ./gantry seed --version 4"})
final class SeedCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin StoreOptions options = new StoreOptions();

  SeedCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    GantryConfig config = new Targets(surroundings.sources()).of(options.choice());
    Forbidden.requireSeedAllowed(config);
    try (Store store = surroundings.stores().open(config.database())) {
      store.prepare();
      List<String> made = new ExampleData(store, surroundings.clock()).plant();
      made.forEach(line -> surroundings.terminal().print("Made " + line));
      if (made.isEmpty()) {
        surroundings.terminal().say("Nothing was made: there are records already.");
      }
    }
    return ExitCode.OK.number();
  }
}
