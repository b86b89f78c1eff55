package io.gantry.cli;

import io.gantry.config.GantryConfig;
import io.gantry.move.MoveOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes another store the active one. */
@Command(
    name = "switch",
    description = {
      "Make another store the active one: checks it, prepares its schema, and writes the choice",
      "to GANTRY_HOME/active.properties. A running server follows without a restart.",
      "No record is deleted, and none is moved without --move. Settings in the environment win over the choice: the command",
      "ends with 5 then and changes nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./gantry switch --version 4 --url sqlite:/path/localmanus.db",
      "  ./gantry switch --version 7 --provider postgresql",
      "  ./gantry switch --version 8 --url dynamodb:eu-central-1/gantry",
      "  ./gantry switch --version 7 --move --owner admin",
      "  ./gantry switch --version 7 --force"
    })
final class SwitchCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin StoreOptions options = new StoreOptions();
  @Mixin Confirmation confirmation = new Confirmation();
  @Mixin BackupStep backup = new BackupStep();
  @Mixin MoveChoices choices = new MoveChoices();

  @Option(
      names = "--move",
      description =
          "Move all records there first, and switch only when each is proved to be there.")
  boolean move;

  SwitchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (options.version == null) {
      throw new CommandFailure(
          ExitCode.USAGE, "switch needs --version N", "./gantry list shows the versions");
    }
    MoveOptions how = choices.toOptions(false, MoveOptions.DEFAULT_THREADS);
    confirmation.requirePossible(surroundings.terminal());
    Targets targets = new Targets(surroundings);
    GantryConfig target = targets.of(options);
    SwitchSteps steps = new SwitchSteps(surroundings, targets, target);
    steps.refuseWhenOverridden();
    steps.check();
    if (move) {
      steps.refuseWhileServed();
    }
    steps.show(move);
    confirmation.yes(
        surroundings.terminal(),
        move ? "Move all records, and make it the active store?" : "Make it the active store?");
    steps.prepare(backup);
    if (move) {
      steps.move(how);
    }
    steps.activate(options.url);
    return new RunningServer(surroundings).follow(target).number();
  }
}
