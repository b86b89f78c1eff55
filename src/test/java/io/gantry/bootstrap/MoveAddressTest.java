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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are told who give a move an address that can never work. */
class MoveAddressTest {

  @TempDir private Path home;

  private Commands commands;

  @BeforeEach
  void aStoreWithSomethingInIt() {
    commands = new Commands(home);
    assertThat(commands.run("seed").code()).isZero();
  }

  private Commands.Ran move(String... more) {
    List<String> arguments = new ArrayList<>(List.of("move"));
    arguments.addAll(List.of(more));
    return commands.run(arguments.toArray(String[]::new));
  }

  @Test
  void aFolderIsNoDatabase() throws IOException {
    Path folder = Files.createDirectory(home.resolve("folder"));

    for (String end : List.of("--from", "--to")) {
      Commands.Ran ran = between(end, "sqlite:" + folder);
      assertThat(ran.code()).as(ran.err()).isEqualTo(1);
      assertThat(ran.err()).contains(folder + " is a folder").doesNotContain("try again");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileOfSomethingElseIsNoDatabase() throws IOException {
    Path file = Files.writeString(home.resolve("letter.txt"), "Dear Ann,\n".repeat(500));

    for (String end : List.of("--from", "--to")) {
      Commands.Ran ran = between(end, "sqlite:" + file);
      assertThat(ran.code()).as(ran.err()).isEqualTo(1);
      assertThat(ran.err())
          .contains(file.toString(), "file is not a database")
          .doesNotContain("try again");
    }
    Commands.Ran told =
        move("--from", "sqlite:" + file, "--from-version", "4", "--to", "archive:" + home + "/a");
    assertThat(told.code()).as(told.err()).isEqualTo(1);
    assertThat(told.err()).contains(file.toString(), "file is not a database", "Name a file");
  }

  private Commands.Ran between(String end, String address) {
    return end.equals("--from")
        ? move("--from", address, "--to", "archive:" + home.resolve("a.zip"))
        : move("--from", "active", "--to", address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite:new/dir/x.db", "archive:new/dir/x.zip", "archive:new/dir/x"})
  void noFolderIsMadeForATarget(String address) {
    String there = address.replace(":", ":" + home + "/");

    Commands.Ran ran = move("--from", "active", "--to", there);

    assertThat(ran.code()).as(ran.err()).isEqualTo(3);
    assertThat(ran.err())
        .contains("There is no folder " + home.resolve("new/dir"), "make the folder first");
    assertThat(home.resolve("new")).doesNotExist();
  }

  @Test
  void noArchiveCanBeTheRoot() {
    Commands.Ran ran = move("--from", "active", "--to", "archive:/");

    assertThat(ran.code()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err()).contains("archive:/", "must name a folder or file of its own");
  }

  @Test
  void tablesThatAreNotThoseOfTheVersionAreADifference() throws IOException {
    Path empty = Files.createFile(home.resolve("empty.db"));

    Commands.Ran ran = move("--from", "sqlite:" + empty, "--to", "archive:" + home.resolve("a"));

    assertThat(ran.code()).as(ran.err()).isEqualTo(5);
    assertThat(ran.err()).contains("schema status");
  }

  @Test
  void aNameThatIsTooLongIsNotWaitedFor() {
    Path file = home.resolve("x".repeat(300) + ".db");

    Commands.Ran ran = move("--from", "active", "--to", "sqlite:" + file);

    assertThat(ran.code()).as(ran.err()).isEqualTo(1);
    assertThat(ran.err()).contains("File name too long").doesNotContain("try again");
  }
}
