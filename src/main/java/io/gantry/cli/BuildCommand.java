package io.gantry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands in the help for what the launcher script does by itself. */
@Command(
    name = "build",
    description = "Build target/gantry.war without starting anything.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry build"})
final class BuildCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    throw new CommandFailure(
        ExitCode.USAGE, "Building is done by the launcher", "run ./gantry build");
  }
}
