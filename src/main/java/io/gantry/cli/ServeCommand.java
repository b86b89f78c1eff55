package io.gantry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands in the help for what the launcher script does by itself. */
@Command(
    name = "serve",
    description = "Start the server, on 127.0.0.1:8080 with SQLite in ./data when nothing is set.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry serve", "  PORT=9090 ./gantry serve"})
final class ServeCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    throw new CommandFailure(
        ExitCode.USAGE, "The server is started by the launcher", "run ./gantry serve");
  }
}
