package io.gantry.cli;

import io.gantry.address.MoveEnds;
import io.gantry.address.Targets;
import io.gantry.move.MoveRequest;
import io.gantry.move.compare.ComparisonResult;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares two stores record by record. */
@Command(
    name = "compare",
    description = {
      "Compare every record and field of two stores.",
      "Differences are named by kind, id and field, with both values. Records are compared as a",
      "move would make them, by the same choices. An ADDRESS is " + MoveEnds.ADDRESSES + ".",
      "Ends with 0 when they hold the same, and 5 when they do not."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./gantry compare --from sqlite:/path/localmanus.db --to active",
      "  ./gantry compare --from active --to archive:backup.zip --json"
    })
final class CompareCommand implements Callable<Integer>, EventSource {

  private final Surroundings surroundings;

  @Mixin MoveEndOptions ends = new MoveEndOptions();
  @Mixin MoveChoices choices = new MoveChoices();
  @Mixin MoveThreads threads = new MoveThreads();

  @Option(
      names = "--json",
      description = "Print one JSON object a line: events, and the result or the failure last.")
  boolean json;

  CompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Targets targets = new Targets(surroundings.sources());
    MoveRequest request = ends.request(surroundings, targets, threads.in(choices.toOptions()));
    MoveWork work = new MoveWork(surroundings, targets.active(), json);
    ComparisonResult result = work.compare(request);
    DifferenceList.tell(result, json, surroundings.terminal());
    return (result.isEqual() ? ExitCode.OK : ExitCode.DIFFERENCES).number();
  }
}
