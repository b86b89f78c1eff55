package io.gantry.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Ends DynamoDB Local. */
@Command(
    name = "stop",
    description = {
      "Stop the DynamoDB Local that was started here; its data stays.",
      "Ends with 3 when none is running."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry dynamodb-local stop"})
final class DynamoDbLocalStopCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  DynamoDbLocalStopCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    long pid = new DynamoDbLocal(surroundings).stop();
    surroundings.terminal().print("DynamoDB Local is stopped, process " + pid);
    return ExitCode.OK.number();
  }
}
