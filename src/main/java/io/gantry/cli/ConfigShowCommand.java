package io.gantry.cli;

import io.gantry.config.LoadedConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Every setting. */
@Command(
    name = "show",
    description = {
      "Show every setting, its value and where it came from; secrets are masked.",
      "Values are shown right or wrong: config check finds the wrong ones."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry config show", "  ./gantry config show --json"})
final class ConfigShowCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(names = "--json", description = "Print JSON: settings, each name, value, source, secret.")
  boolean json;

  ConfigShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<LoadedConfig.Value> values = LoadedConfig.values(surroundings.sources());
    Terminal terminal = surroundings.terminal();
    if (json) {
      Object settings = values.stream().map(ConfigShowCommand::json).toList();
      terminal.print(Json.text(Json.object("settings", settings)));
    } else {
      values.forEach(value -> terminal.print(line(value)));
    }
    return ExitCode.OK.number();
  }

  private static String line(LoadedConfig.Value value) {
    String shown = Objects.requireNonNullElse(value.shown(), "");
    return "%-30s %-28s %s".formatted(value.setting(), shown, "(" + value.source() + ")");
  }

  private static Map<String, @Nullable Object> json(LoadedConfig.Value value) {
    return Json.object(
        "name", value.setting().name(),
        "value", value.shown(),
        "source", value.source(),
        "secret", value.setting().isSecret());
  }
}
