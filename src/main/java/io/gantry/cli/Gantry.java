package io.gantry.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;

/** The root of all commands. */
@Command(
    name = "gantry",
    description = "Runs Gantry and looks after its stores.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      BuildCommand.class,
      ListCommand.class,
      StatusCommand.class,
      VerifyCommand.class,
      SwitchCommand.class,
      MoveCommand.class,
      CompareCommand.class,
      CertificateCommand.class,
      SchemaCommand.class,
      SeedCommand.class,
      ResetCommand.class,
      CleanupCommand.class,
      ConfigCommand.class,
      DynamoDbLocalCommand.class,
      VersionCommand.class,
      HelpCommand.class,
      GenerateCompletion.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./gantry serve",
      "  ./gantry list",
      "  ./gantry switch --version 4 --url sqlite:/path/localmanus.db",
      "  ./gantry move --from sqlite:/path/localmanus.db --to active",
      "  ./gantry status --json",
      "  ./gantry help schema apply"
    })
final class Gantry implements Runnable {

  @Override
  public void run() {
    throw new CommandFailure(ExitCode.USAGE, "A command is needed", "./gantry help lists them");
  }
}
