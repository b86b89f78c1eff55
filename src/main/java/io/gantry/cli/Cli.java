package io.gantry.cli;

import static java.util.Objects.requireNonNull;

import io.gantry.move.view.MoveEvents;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Runs commands. */
public final class Cli {

  private static final OptionSpec HELP =
      OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build();

  private static final int HELP_WIDTH = 100;

  private final Surroundings surroundings;
  private final OpenedStores opened;

  public Cli(Surroundings surroundings) {
    this.opened = new OpenedStores(requireNonNull(surroundings, "surroundings").stores());
    this.surroundings = surroundings.with(opened);
  }

  /**
   * Runs the command that the arguments say.
   *
   * @return the number of its {@link ExitCode}
   */
  public int run(String... arguments) {
    return commands().execute(arguments);
  }

  /** What libraries log belongs into no answer; failures reach the caller as exceptions. */
  public static void quieten() {
    Logger.getLogger("").setLevel(Level.OFF);
  }

  CommandLine commands() {
    CommandLine commands = new CommandLine(Gantry.class, new Factory(surroundings));
    Terminal terminal = surroundings.terminal();
    Help.Ansi ansi = terminal.isColourful() ? Help.Ansi.ON : Help.Ansi.OFF;
    commands.setOut(terminal.out());
    commands.setErr(terminal.err());
    commands.setColorScheme(Help.defaultColorScheme(ansi));
    commands.setUsageHelpWidth(HELP_WIDTH);
    commands.setParameterExceptionHandler((wrong, given) -> refuse(terminal, wrong));
    commands.setExecutionExceptionHandler(
        (failure, command, result) -> tell(terminal, failure, command));
    complete(commands);
    return commands;
  }

  /** What all commands have, at every level. */
  private static void complete(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.usageMessage().exitCodeListHeading("%nExit codes:%n");
    spec.usageMessage().exitCodeList(ExitCode.table());
    if (spec.findOption("--help") == null) {
      spec.addOption(HELP);
    }
    command.getSubcommands().values().forEach(Cli::complete);
  }

  private int refuse(Terminal terminal, ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    terminal.say("gantry: " + wrong.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, terminal.err());
    terminal.say("  try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.number();
  }

  private int tell(Terminal terminal, Exception failure, CommandLine command) {
    CommandFailure told = Failures.of(failure, opened);
    if (command.getCommand() instanceof EventSource
        && command.getParseResult().hasMatchedOption("--json")) {
      terminal.print(Json.line(MoveEvents.ended("failure", Failures.view(told))));
    }
    terminal.say("gantry: " + told.getMessage());
    terminal.say("  " + told.hint());
    if (surroundings.properties().containsKey("gantry.debug")) {
      failure.printStackTrace(terminal.err());
    }
    return told.code().number();
  }

  /** Gives commands what they need by their constructor. */
  private record Factory(Surroundings surroundings) implements CommandLine.IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Surroundings.class})) {
          return type.cast(constructor.newInstance(surroundings));
        }
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
