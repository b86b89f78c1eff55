package io.gantry.cli;

import io.gantry.address.MoveEnds;
import io.gantry.address.Targets;
import io.gantry.move.MoveOptions;
import io.gantry.move.MoveRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies all records from one store to another, and proves it. */
@Command(
    name = "move",
    description = {
      "Copy every record from one store to another, and prove it.",
      "Both are compared record by record, and a signed certificate is written. The source is only",
      "read. What the target cannot hold is listed before anything is written. Interrupted or",
      "killed, the same command goes on. An ADDRESS is " + MoveEnds.ADDRESSES + "."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./gantry move --from sqlite:/path/localmanus.db --to active --owner admin",
      "  ./gantry move --from active --to postgresql://gantry@localhost/gantry --dry-run",
      "  ./gantry move --from v7 --to dynamodb:eu-central-1/gantry --json"
    })
final class MoveCommand implements Callable<Integer>, EventSource {

  private final Surroundings surroundings;

  @Mixin MoveEndOptions ends = new MoveEndOptions();
  @Mixin MoveChoices choices = new MoveChoices();
  @Mixin MoveSteps steps = new MoveSteps();
  @Mixin MoveThreads threads = new MoveThreads();
  @Mixin MoveRestart restart = new MoveRestart();

  @Option(names = "--merge", description = "Into a target with records, if none stands against it.")
  boolean merge;

  @Option(names = "--dry-run", description = "Only look for what the target cannot hold.")
  boolean dryRun;

  MoveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Targets targets = new Targets(surroundings.sources());
    MoveOptions options = restart.in(threads.in(choices.toOptions())).withMerge(merge);
    MoveRequest request = ends.request(surroundings, targets, options);
    MoveWork work = new MoveWork(surroundings, targets.active(), steps.json);
    Terminal terminal = surroundings.terminal();
    return (dryRun ? steps.look(work, request, terminal) : steps.move(work, request, terminal))
        .number();
  }
}
