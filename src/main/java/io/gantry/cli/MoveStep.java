package io.gantry.cli;

import io.gantry.move.MoveOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a switch takes the records along, and how. */
final class MoveStep {

  @Option(names = "--move", description = "Move all records there first, and prove it.")
  boolean wanted;

  @Mixin MoveChoices choices = new MoveChoices();
  @Mixin MoveRestart restart = new MoveRestart();

  /**
   * @throws CommandFailure with {@link ExitCode#USAGE} when a choice is none
   */
  MoveOptions options() {
    return restart.in(choices.toOptions());
  }
}
