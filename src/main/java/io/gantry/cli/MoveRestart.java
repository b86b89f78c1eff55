package io.gantry.cli;

import io.gantry.move.MoveOptions;
import picocli.CommandLine.Option;

/** Whether a move that cannot be ended is begun anew. */
final class MoveRestart {

  @Option(
      names = "--restart",
      description = {
        "Begin a move anew that was not completed: what it wrote is deleted first.",
        "Refused when the target holds anything else."
      })
  boolean restart;

  MoveOptions in(MoveOptions options) {
    return options.withRestart(restart);
  }
}
