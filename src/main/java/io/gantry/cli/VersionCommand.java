package io.gantry.cli;

import io.gantry.config.BuildVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says which build this is. */
@Command(
    name = "version",
    description = "Show the version of Gantry and of Java.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry version", "  ./gantry version --json"})
final class VersionCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--json", description = "Print JSON: version, java.")
  boolean json;

  VersionCommand(Surroundings surroundings) {
    this.terminal = surroundings.terminal();
  }

  @Override
  public Integer call() {
    String java = Runtime.version().toString();
    terminal.print(
        json
            ? Json.text(Json.object("version", BuildVersion.text(), "java", java))
            : "gantry " + BuildVersion.text() + ", Java " + java);
    return ExitCode.OK.number();
  }
}
