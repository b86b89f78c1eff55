package io.gantry.cli;

import picocli.CommandLine.Command;

/** The tables of a store. */
@Command(
    name = "schema",
    description = "Look at the tables of a store, and change them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SchemaStatusCommand.class,
      SchemaPlanCommand.class,
      SchemaApplyCommand.class,
      SchemaRollbackCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./gantry schema status",
      "  ./gantry schema plan --version 8",
      "  ./gantry schema apply --backup",
      "  ./gantry schema rollback --version 4 --url sqlite:/path/localmanus.db"
    })
final class SchemaCommand implements Runnable {

  @Override
  public void run() {
    throw new CommandFailure(
        ExitCode.USAGE, "schema needs a command", "status, plan, apply or rollback");
  }
}
