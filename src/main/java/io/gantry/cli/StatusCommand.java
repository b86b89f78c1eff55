package io.gantry.cli;

import io.gantry.address.Targets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How the active store is. */
@Command(
    name = "status",
    description = {
      "Show the active store, where that choice came from, its schema, counts and size.",
      "Ends with 0 when the schema is up to date, 5 when it is pending or drifted,",
      "75 when the store is away or locked, 4 when it denies access, 1 when no waiting helps."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry status", "  ./gantry status --json"})
final class StatusCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--json",
      description =
          "Print JSON: store, chosen_by, overridden, schema, counts, bytes, problem, remedy.")
  boolean json;

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Targets targets = new Targets(surroundings.sources());
    StatusReport report = StatusReport.of(surroundings, targets);
    surroundings.terminal().print(json ? Json.text(report.json()) : report.text());
    return report.exitCode().number();
  }
}
