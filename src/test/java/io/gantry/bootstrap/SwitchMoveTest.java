package io.gantry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A switch that takes the records of a store along into one that lacks kinds of them, or not. */
class SwitchMoveTest {

  @TempDir private Path home;

  private Commands commands;
  private Path file;

  @BeforeEach
  void aStoreWithSomethingInIt() {
    commands = new Commands(home);
    assertThat(commands.run("seed").code()).isZero();
    file = home.resolve("other.db");
  }

  @Test
  void aRefusedOneMakesNoFile() {
    Commands.Ran ran = switchTo(4);

    assertThat(ran.code()).as(ran.err()).isEqualTo(5);
    assertThat(ran.err()).contains("The target cannot hold all of it");
    assertThat(file).doesNotExist();
  }

  @Test
  void aRefusedOneLeavesAFileAsItIs() throws IOException {
    assertThat(commands.run("schema", "apply", "--version", "2", "--url", "sqlite:" + file).code())
        .isZero();
    byte[] before = Files.readAllBytes(file);

    Commands.Ran ran = switchTo(4);

    assertThat(ran.code()).as(ran.err()).isEqualTo(5);
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void oneThatFitsPreparesTheFile() throws IOException {
    assertThat(commands.run("schema", "apply", "--version", "2", "--url", "sqlite:" + file).code())
        .isZero();

    Commands.Ran ran = switchTo(4, "--lacking=leave", "--owner=admin");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(commands.run("status").out()).contains("schema version 4");
  }

  private Commands.Ran switchTo(int version, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("switch", "--version", "" + version, "--url", "sqlite:" + file, "--move"));
    words.add("--force");
    words.addAll(List.of(more));
    return commands.run(words.toArray(String[]::new));
  }
}
