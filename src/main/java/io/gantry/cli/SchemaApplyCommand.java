package io.gantry.cli;

import io.gantry.address.Inspection;
import io.gantry.address.Targets;
import io.gantry.config.GantryConfig;
import io.gantry.store.SchemaReport;
import io.gantry.store.Store;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the tables what this build expects. */
@Command(
    name = "apply",
    description = {
      "Make the tables what this build expects. Goes on where a killed process stopped.",
      "Refuses (5) when they have drifted so that records could be damaged."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./gantry schema apply",
      "  ./gantry schema apply --version 7 --provider postgresql --backup"
    })
final class SchemaApplyCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin StoreOptions options = new StoreOptions();
  @Mixin BackupStep backup = new BackupStep();

  SchemaApplyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    GantryConfig config = new Targets(surroundings.sources()).of(options.choice());
    Terminal terminal = surroundings.terminal();
    Inspection found = Inspection.of(surroundings.stores(), config.database());
    try (Store store = surroundings.stores().open(config.database())) {
      backup.beforeChange(config, store, found, surroundings);
      terminal.progress("Applying the schema");
      store.administration().apply();
      SchemaReport report = store.administration().report();
      terminal.print(config.database().label());
      Describe.report(report).forEach(terminal::print);
      return Describe.exitCode(report.state()).number();
    }
  }
}
