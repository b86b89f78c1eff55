package io.gantry.cli;

import io.gantry.move.MoveOptions;
import picocli.CommandLine.Option;

/** How much is worked on at once. */
final class MoveThreads {

  @Option(names = "--threads", paramLabel = "N", description = "Ranges worked on side by side.")
  int threads = MoveOptions.DEFAULT_THREADS;

  /**
   * The options with so many threads.
   *
   * @throws CommandFailure with {@link ExitCode#USAGE} when they are too many or too few
   */
  MoveOptions in(MoveOptions options) {
    if (threads < 1 || threads > MoveOptions.MAX_THREADS) {
      throw new CommandFailure(
          ExitCode.USAGE, "--threads must be 1 to " + MoveOptions.MAX_THREADS, "leave it away");
    }
    return options.withThreads(threads);
  }
}
