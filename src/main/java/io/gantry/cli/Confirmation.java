package io.gantry.cli;

import java.io.IOException;
import picocli.CommandLine.Option;

/** Asks before something is done, unless it was said beforehand. */
final class Confirmation {

  @Option(
      names = {"--force", "--yes", "-y"},
      description = "Do not ask. Needed where nobody can be asked, as in scripts.")
  boolean force;

  /**
   * To be called first: ends at once where nobody can answer later.
   *
   * @throws CommandFailure with {@link ExitCode#USAGE}
   */
  void requirePossible(Terminal terminal) {
    if (!force && !terminal.canAsk()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "This must be confirmed, and there is no terminal to ask at",
          "add --force to do it without being asked");
    }
  }

  /** Asks for a yes; anything else, and the end of the input, is a no. */
  void yes(Terminal terminal, String question) throws IOException {
    if (!force) {
      String answer = terminal.ask(question + " [y/N]").orElse("").strip();
      require(answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes"));
    }
  }

  /** Asks for one word, typed exactly. */
  void typed(Terminal terminal, String word, String question) throws IOException {
    if (!force) {
      require(terminal.ask(question + " Type " + word + " to go on:").orElse("").equals(word));
    }
  }

  private static void require(boolean agreed) {
    if (!agreed) {
      throw new CommandFailure(
          ExitCode.FAILURE, "Nothing was changed", "you did not confirm; run it again to do it");
    }
  }
}
