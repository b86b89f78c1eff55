package io.gantry.cli;

import io.gantry.address.Inspection;
import io.gantry.address.Targets;
import io.gantry.config.Database;
import io.gantry.store.SchemaReport;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the tables stand to what this build expects. */
@Command(
    name = "status",
    description = {
      "Show how the tables stand to what this build expects; every difference is named.",
      "Ends with 0 when they are up to date, 5 when pending or drifted, 75 when away or locked."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry schema status", "  ./gantry schema status --version 8 --json"})
final class SchemaStatusCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin StoreOptions options = new StoreOptions();

  @Option(
      names = "--json",
      description = "Print JSON: store, state, found_version, pending, differences, locked_by.")
  boolean json;

  SchemaStatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Targets targets = new Targets(surroundings.sources());
    Database database = targets.of(options.choice()).database();
    SchemaReport report = Inspection.report(surroundings.stores(), database);
    if (json) {
      Map<String, @Nullable Object> answer = Json.object();
      answer.put("store", Describe.storeJson(database, targets.isActive(database)));
      answer.putAll(Describe.reportJson(report));
      surroundings.terminal().print(Json.text(answer));
    } else {
      surroundings.terminal().print("Store       " + database.label());
      Describe.report(report).forEach(surroundings.terminal()::print);
    }
    return Describe.exitCode(report.state()).number();
  }
}
