package io.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {

  private static final Path SOURCES =
      Path.of(System.getProperty("basedir", "."), "src/main/java/io/gantry/cli");

  @TempDir private Path home;

  static Stream<List<String>> ourCommands() {
    return ours(new Cli(new Shell(Path.of("unused")).surroundings()).commands())
        .map(command -> List.of(command.getCommandSpec().qualifiedName().split(" ", -1)));
  }

  private static Stream<CommandLine> ours(CommandLine command) {
    return Stream.concat(
            Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::ours))
        .filter(each -> each.getCommandSpec().userObject().getClass().getName().contains("gantry"));
  }

  @ParameterizedTest
  @MethodSource("ourCommands")
  void everyLevelExplainsItselfWithExamplesAndExitCodes(List<String> name) {
    String[] arguments =
        Stream.concat(name.stream().skip(1), Stream.of("--help")).toArray(String[]::new);

    Shell.Ran ran = new Shell(home).run(arguments);

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .startsWith("Usage: " + String.join(" ", name))
        .contains(
            "Exit codes:", "75", "130", "Examples:", "  ./" + String.join(" ", name.subList(0, 1)));
  }

  @Test
  void helpTakesTheNameOfACommand() {
    assertThat(new Shell(home).run("help", "switch").out()).startsWith("Usage: gantry switch");
    assertThat(new Shell(home).run("help", "schema", "apply").out())
        .startsWith("Usage: gantry schema apply");
    assertThat(new Shell(home).run("help").out()).startsWith("Usage: gantry [-h] COMMAND");
    assertThat(new Shell(home).run("help", "schema", "aply").code()).isEqualTo(2);
  }

  @Test
  void theListOfCommandsSaysWholeSentences() {
    assertThat(ourCommands().map(name -> name.subList(1, name.size())).filter(n -> !n.isEmpty()))
        .allSatisfy(name -> assertThat(firstLine(name)).as(String.join(" ", name)).endsWith("."));
  }

  private static String firstLine(List<String> name) {
    CommandLine command = new Cli(new Shell(Path.of("unused")).surroundings()).commands();
    for (String word : name) {
      command = command.getSubcommands().get(word);
    }
    return command.getCommandSpec().usageMessage().description()[0];
  }

  @ParameterizedTest
  @ValueSource(strings = {"swich", "status --jsn", "list extra", "switch --version four"})
  void aTypingErrorEndsWithTwoAndSaysWhereHelpIs(String line) {
    Shell.Ran ran = new Shell(home).run(line.split(" ", -1));

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("gantry: ").contains("--help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "schema", "config", "dynamodb-local"})
  void aGroupAloneIsAnErrorOfUse(String line) {
    Shell.Ran ran = line.isEmpty() ? new Shell(home).run() : new Shell(home).run(line);

    assertThat(ran.code()).isEqualTo(2);
  }

  @Test
  void shellsCanCompleteCommands() {
    assertThat(new Shell(home).run("generate-completion").out()).contains("complete -F");
  }

  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    assertThat(new Shell(home).run("version").out()).matches("gantry \\d+\\.\\S+, Java \\S+\\R");
    assertThat(new Shell(home).run("version", "--json").json().path("version").asText())
        .isNotEmpty();
  }

  @Test
  void theReadmeHasEveryExitCode() throws IOException {
    String readme = Files.readString(SOURCES.resolve("../../../../../../README.md"));

    for (ExitCode code : ExitCode.values()) {
      assertThat(readme).contains("| `" + code.number() + "` | " + code.meaning() + " |");
    }
  }

  @Test
  void commandsAreShort() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      List<Path> commands = files.filter(file -> file.toString().endsWith("Command.java")).toList();
      assertThat(commands).hasSizeGreaterThan(15);
      assertThat(commands)
          .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThan(60));
    }
  }
}
