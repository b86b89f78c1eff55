package io.gantry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a command at any level; that of the library knows only the first. */
@Command(
    name = "help",
    description = "Show the help of a command.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry help", "  ./gantry help switch", "  ./gantry help schema apply"})
final class HelpCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Its words.")
  List<String> words = List.of();

  @Override
  public Integer call() {
    CommandLine command = spec.commandLine().getParent();
    for (String word : words) {
      CommandLine next = command.getSubcommands().get(word);
      if (next == null) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "There is no command " + String.join(" ", words),
            "./gantry help lists them");
      }
      command = next;
    }
    command.usage(command.getOut());
    return ExitCode.OK.number();
  }
}
