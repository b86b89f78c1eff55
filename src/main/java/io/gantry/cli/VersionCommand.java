package io.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says which build this is. */
@Command(
    name = "version",
    description = "Show the version of Gantry and of Java.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry version", "  ./gantry version --json"})
final class VersionCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--json", description = "Print JSON: version, java.")
  boolean json;

  VersionCommand(Surroundings surroundings) {
    this.terminal = surroundings.terminal();
  }

  @Override
  public Integer call() throws IOException {
    String java = Runtime.version().toString();
    terminal.print(
        json
            ? Json.text(Json.object("version", version(), "java", java))
            : "gantry " + version() + ", Java " + java);
    return ExitCode.OK.number();
  }

  /** Of this build. */
  static String version() throws IOException {
    try (InputStream text =
        VersionCommand.class.getResourceAsStream("/META-INF/gantry-version.txt")) {
      return text == null ? "unknown" : new String(text.readAllBytes(), UTF_8).strip();
    }
  }
}
