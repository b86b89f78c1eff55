package io.gantry.cli;

import io.gantry.config.ConfigException;
import io.gantry.config.ConfigProblem;
import io.gantry.config.LoadedConfig;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All that is wrong with the settings. */
@Command(
    name = "check",
    description = {
      "Find all errors of the settings at once, each with the form that is expected.",
      "Ends with 2 when there are errors; warnings alone are none."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry config check", "  PORT=eighty ./gantry config check --json"})
final class ConfigCheckCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(names = "--json", description = "Print JSON: ok, errors, warnings.")
  boolean json;

  ConfigCheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try {
      return tell(List.of(), LoadedConfig.load(surroundings.sources()).warnings());
    } catch (ConfigException wrong) {
      return tell(wrong.problems(), List.of());
    }
  }

  private int tell(List<ConfigProblem> errors, List<String> warnings) {
    Terminal terminal = surroundings.terminal();
    if (json) {
      Object shown = errors.stream().map(Describe::problemJson).toList();
      terminal.print(
          Json.text(Json.object("ok", errors.isEmpty(), "errors", shown, "warnings", warnings)));
    } else {
      errors.forEach(error -> terminal.print(terminal.bad("error    ") + error.line()));
      warnings.forEach(warning -> terminal.print("warning  " + warning));
      terminal.say(errors.isEmpty() ? "The settings can be used." : "They cannot be used.");
    }
    return (errors.isEmpty() ? ExitCode.OK : ExitCode.USAGE).number();
  }
}
