package io.gantry.cli;

import picocli.CommandLine.Command;

/** DynamoDB for developers. */
@Command(
    name = "dynamodb-local",
    description = {
      "Run Amazon's DynamoDB Local for development.",
      "It is no part of Gantry: Maven fetches it the first time; its licence asks for an",
      "AWS account in good standing."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DynamoDbLocalStartCommand.class, DynamoDbLocalStopCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry dynamodb-local start", "  ./gantry dynamodb-local stop"})
final class DynamoDbLocalCommand implements Runnable {

  @Override
  public void run() {
    throw new CommandFailure(ExitCode.USAGE, "dynamodb-local needs a command", "start or stop");
  }
}
