package io.gantry.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts DynamoDB Local in the background. */
@Command(
    name = "start",
    description = {
      "Start DynamoDB Local on 127.0.0.1 in the background.",
      "Its data is in GANTRY_HOME/dynamodb-local. Waits until it answers."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry dynamodb-local start", "  ./gantry dynamodb-local start --port 8001"})
final class DynamoDbLocalStartCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8000",
      description = "Port to listen on (default: ${DEFAULT-VALUE}).")
  int port;

  DynamoDbLocalStartCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    DynamoDbLocal local = new DynamoDbLocal(surroundings);
    long pid = local.start(port);
    String address = "http://127.0.0.1:" + port;
    Terminal terminal = surroundings.terminal();
    terminal.print("DynamoDB Local answers at " + address + ", process " + pid);
    terminal.say("  to use it: export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local");
    terminal.say("  ./gantry switch --version 8 --url 'dynamodb:gantry?endpoint=" + address + "'");
    return ExitCode.OK.number();
  }
}
