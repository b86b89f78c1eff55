package io.gantry.cli;

import picocli.CommandLine.Command;

/** The settings. */
@Command(
    name = "config",
    description = "Look at the settings, and check them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ConfigShowCommand.class, ConfigCheckCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry config show", "  ./gantry config check"})
final class ConfigCommand implements Runnable {

  @Override
  public void run() {
    throw new CommandFailure(ExitCode.USAGE, "config needs a command", "show or check");
  }
}
