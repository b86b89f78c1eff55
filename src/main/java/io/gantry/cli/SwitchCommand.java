package io.gantry.cli;

import io.gantry.address.Targets;
import io.gantry.config.GantryConfig;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes another store the active one. */
@Command(
    name = "switch",
    description = {
      "Make another store the active one.",
      "Checks it, prepares its schema, and writes the choice to GANTRY_HOME/active.properties. Without",
      "--url it is the last store of that version. A running server follows without a restart.",
      "No record is deleted, and none is moved without --move. Settings in the environment win over",
      "the choice: the command ends with 5 then and changes nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./gantry switch --version 4 --url sqlite:/path/localmanus.db",
      "  ./gantry switch --version 7 --provider postgresql",
      "  ./gantry switch --version 8 --url dynamodb:eu-central-1/gantry",
      "  ./gantry switch --version 7 --move --owner admin --force"
    })
final class SwitchCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin StoreOptions options = new StoreOptions();
  @Mixin Confirmation confirmation = new Confirmation();
  @Mixin BackupStep backup = new BackupStep();
  @Mixin MoveStep moving = new MoveStep();

  SwitchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (options.version == null) {
      throw new CommandFailure(
          ExitCode.USAGE, "switch needs --version N", "./gantry list shows the versions");
    }
    Targets targets = new Targets(surroundings.sources());
    GantryConfig target = targets.of(options.choice());
    confirmation.requirePossible(surroundings.terminal());
    SwitchSteps steps = new SwitchSteps(surroundings, targets, target, moving);
    steps.refuseWhenOverridden();
    steps.check();
    steps.show();
    confirmation.yes(surroundings.terminal(), steps.question());
    steps.prepare(backup);
    steps.move();
    steps.activate(options.url);
    return new RunningServer(surroundings).follow(target).number();
  }
}
