package io.gantry.cli;

import io.gantry.move.MoveOptions;
import io.gantry.move.MoveReport;
import io.gantry.move.MoveRequest;
import io.gantry.move.PreflightReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies all records from one store to another, and proves it. */
@Command(
    name = "move",
    description = {
      "Copy every record from one store to another, compare both record by record, and write a",
      "signed certificate. The source is only read. What the target cannot hold is found and",
      "listed before anything is written. Interrupted or killed, the same command goes on.",
      "An address is sqlite:PATH, postgresql://USER@HOST/DATABASE,",
      "dynamodb:[REGION/]NAME[?endpoint=URL], active, or v1 to v8 for the store of that version in",
      "the settings. Ends with 5 when something does not fit or differs."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./gantry move --from sqlite:/path/localmanus.db --to active --owner admin",
      "  ./gantry move --from active --to postgresql://gantry@localhost/gantry --dry-run",
      "  ./gantry move --from v7 --to dynamodb:eu-central-1/gantry --json",
      "  ./gantry move --from dynamodb:us-west-2/jaaz- --from-version 6 --to sqlite:./copy.db"
    })
final class MoveCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(names = "--from", required = true, paramLabel = "ADDRESS", description = "The source.")
  String from = "";

  @Option(names = "--to", required = true, paramLabel = "ADDRESS", description = "The target.")
  String to = "";

  @Option(
      names = "--from-version",
      paramLabel = "N",
      description = "Schema version of the source, where it does not tell.")
  @Nullable Integer fromVersion;

  @Option(
      names = "--to-version",
      paramLabel = "N",
      description = "Schema version of the target; otherwise what is there, or the newest.")
  @Nullable Integer toVersion;

  @Mixin MoveChoices choices = new MoveChoices();

  @Option(
      names = "--merge",
      description = "Into a target that holds records, if none of them stands against it.")
  boolean merge;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Ranges read and written side by side.")
  int threads = MoveOptions.DEFAULT_THREADS;

  @Option(names = "--dry-run", description = "Only look for what the target cannot hold.")
  boolean dryRun;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "Where the certificate is copied; it is in GANTRY_HOME/moves too.")
  @Nullable Path certificate;

  @Option(
      names = "--json",
      description = "Print one JSON object a line: events, and the report last.")
  boolean json;

  MoveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Targets targets = new Targets(surroundings);
    MoveEnds ends = new MoveEnds(surroundings, targets);
    MoveRequest request =
        new MoveRequest(
            ends.of(from, fromVersion), ends.of(to, toVersion), choices.toOptions(merge, threads));
    Terminal terminal = surroundings.terminal();
    terminal.say("From  " + request.source().label());
    terminal.say("To    " + request.target().label());
    MoveWork work = new MoveWork(surroundings, targets.active().home(), json);
    return (dryRun ? look(work, request) : move(work, request)).number();
  }

  private ExitCode look(MoveWork work, MoveRequest request) {
    PreflightReport report = work.preflight(request);
    Terminal terminal = surroundings.terminal();
    if (!json) {
      MoveFindings.lines(report).forEach(terminal::print);
      terminal.print(
          report.isClean()
              ? "The target can hold everything. Nothing was written."
              : "The target cannot hold everything. Nothing was written.");
    }
    return report.isClean() ? ExitCode.OK : ExitCode.DIFFERENCES;
  }

  private ExitCode move(MoveWork work, MoveRequest request) throws IOException {
    MoveReport report = work.run(request);
    Terminal terminal = surroundings.terminal();
    if (json) {
      terminal.print(Json.line(Json.object("event", "ended", "report", MoveTable.json(report))));
    } else {
      MoveTable.lines(report).forEach(terminal::print);
    }
    if (report.certificateFile().isPresent()) {
      terminal.say(
          "Every record was compared. Certificate: " + kept(report.certificateFile().get()));
    }
    return ExitCode.OK;
  }

  private Path kept(Path written) throws IOException {
    if (certificate == null) {
      return written;
    }
    return Files.copy(written, certificate, StandardCopyOption.REPLACE_EXISTING);
  }
}
