package io.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.config.ActiveFile;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchCommandTest {

  @TempDir private Path home;

  private Shell shell;
  private ScriptedStore current;
  private ScriptedStore target;

  @BeforeEach
  void aCurrentStoreWithRecordsAndAnEmptyTarget() {
    shell = new Shell(home);
    current = shell.store(SchemaVersion.V7, "gantry.db");
    shell.fill(current);
    target = shell.store(SchemaVersion.V8);
    target.report = ScriptedStore.reportOf(SchemaState.PENDING, null);
    target.plan = List.of("CreateTable gantry");
  }

  @Test
  void aStoreThatIsNotThereIsNotMovedAndTheTargetIsLeftAlone() throws IOException {
    Files.delete(home.resolve("gantry.db"));

    Shell.Ran ran = shell.run("switch", "--version", "8", "--move", "--force");

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("There is nothing at sqlite", "gantry.db", "without --move");
    assertThat(target.done).isEmpty();
  }

  @Test
  void preparesTheTargetAndWritesTheChoiceAfterAYes() {
    shell.personTypes("y\n");

    Shell.Ran ran = shell.run("switch", "--version", "8", "--url", "dynamodb:eu-central-1/crane");

    assertThat(ran.code()).isZero();
    assertThat(ran.err())
        .contains("CreateTable gantry", "[y/N]", "No server is running")
        .contains("holds 1 conversation", "holds nothing");
    assertThat(ran.out()).contains("Active store: dynamodb, schema version 8, table crane");
    assertThat(target.done).contains("apply");
    assertThat(active())
        .containsOnly(
            Map.entry("DATABASE_PROVIDER", "dynamodb"),
            Map.entry("DATABASE_URL", "dynamodb:eu-central-1/crane"),
            Map.entry("SCHEMA_VERSION", "8"));
    assertThat(shell.run("status").out()).contains("schema version 8");
  }

  @Test
  void warnsThatRecordsStayWhereTheyAre() {
    Shell.Ran ran = shell.run("switch", "--version", "8", "--force");

    assertThat(ran.err())
        .contains("Warning: the target is empty (accounts aside), and the current store is not")
        .contains("moves nothing and loses nothing");
    assertThat(shell.run("switch", "--version", "7", "--force").err()).doesNotContain("Warning");
    assertThat(shell.run("status").out()).contains("schema version 7", "1 conversation");
    assertThat(current.done).doesNotContain("clear", "rollback");
  }

  @Test
  void aLongPlanIsCounted() {
    target.plan = Collections.nCopies(13, "CREATE TABLE a");

    assertThat(shell.run("switch", "--version", "8", "--force").err())
        .contains("13 changes are made first", "schema plan")
        .doesNotContain("CREATE TABLE a");
  }

  @Test
  void anythingButYesChangesNothing() {
    for (String answer : List.of("", "n\n", "\n", "yep\n")) {
      shell.personTypes(answer);
      Shell.Ran ran = shell.run("switch", "--version", "8");
      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.err()).contains("Nothing was changed");
    }
    assertThat(target.done).doesNotContain("apply");
    assertThat(ActiveFile.in(home).path()).doesNotExist();
  }

  @Test
  void withoutATerminalItRefusesAtOnce() {
    Shell.Ran ran = shell.run("switch", "--version", "8");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("--force");
    assertThat(target.done).isEmpty();
  }

  @Test
  void theVersionMustBeSaid() {
    assertThat(shell.run("switch", "--force").code()).isEqualTo(2);
  }

  @Test
  void aStrongerSettingWinsAndIsNamed() {
    shell.environment.put("DATABASE_PROVIDER", "sqlite");

    Shell.Ran ran = shell.run("switch", "--version", "8", "--force");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.err()).contains("DATABASE_PROVIDER is set (environment)", "nothing was changed");
    assertThat(ActiveFile.in(home).path()).doesNotExist();
    assertThat(target.done).isEmpty();
  }

  @Test
  void aTargetThatDeniesAccessIsNotSwitchedTo() {
    target.checks = List.of(new StoreCheck("write", StoreCheck.Outcome.DENIED, "no", "a key"));

    Shell.Ran ran = shell.run("switch", "--version", "8", "--force");

    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.err()).contains("remedy: a key");
    assertThat(ActiveFile.in(home).path()).doesNotExist();
  }

  @Test
  void aTargetThatCannotBePreparedIsNotSwitchedTo() {
    target.failure = new StoreException.Drifted("tables of version 6");

    Shell.Ran ran = shell.run("switch", "--version", "8", "--force");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.err()).contains("tables of version 6", "schema status");
    assertThat(ActiveFile.in(home).path()).doesNotExist();
  }

  @Test
  void aPasswordIsKeptOnlyWhenTheAddressHasOne() {
    shell.environment.put("POSTGRES_PASSWORD", "hush");
    shell.run("switch", "--version", "7", "--url", "postgresql://u@h/d", "--force");
    assertThat(active()).containsEntry("DATABASE_URL", "postgresql://u@h/d");

    Shell.Ran ran =
        shell.run("switch", "--version", "7", "--url", "postgresql://u:secret@h/d", "--force");
    assertThat(active()).containsEntry("DATABASE_URL", "postgresql://u:secret@h/d");
    assertThat(ran.out() + ran.err()).doesNotContain("secret", "hush");
  }

  @Test
  void theStagesOfAFileAreFoundInThatFile() throws IOException {
    Path file = Files.write(home.resolve("old.db"), new byte[0]);
    shell.run("switch", "--version", "3", "--url", "sqlite:" + file, "--force");

    shell.run("switch", "--version", "4", "--force");

    assertThat(active()).containsEntry("DATABASE_URL", "sqlite:" + file);
    assertThat(active()).containsEntry("SCHEMA_VERSION", "4");
  }

  @Test
  void switchingBackFindsTheStoreThatWasLeft() throws IOException {
    Path file = Files.write(home.resolve("localmanus-of-jaaz.db"), new byte[0]);
    shell.run("switch", "--version", "4", "--url", "sqlite:" + file, "--force");
    shell.run("seed");
    shell.run("switch", "--version", "8", "--url", "dynamodb:eu-central-1/crane", "--force");
    shell.run("switch", "--version", "7", "--force");

    assertThat(shell.run("list").out()).contains(file + ": 1 conversation", "eu-central-1");
    shell.run("switch", "--version", "8", "--force");
    assertThat(active()).containsEntry("DATABASE_URL", "dynamodb:eu-central-1/crane");
    shell.run("switch", "--version", "4", "--force");
    assertThat(active()).containsEntry("DATABASE_URL", "sqlite:" + file);
  }

  @Test
  void aSettingOfThePlaceIsStrongerThanTheStoreThatWasLeft() {
    shell.run("switch", "--version", "8", "--url", "dynamodb:eu-central-1/crane", "--force");
    shell.run("switch", "--version", "7", "--force");
    shell.environment.put("DYNAMODB_TABLE_NAME", "harbour");
    shell.environment.put("AWS_REGION", "us-east-2");

    shell.run("switch", "--version", "8", "--force");

    assertThat(active()).containsEntry("DATABASE_URL", "dynamodb:us-east-2/harbour");
  }

  @Test
  void aFileThatIsNotThereIsNamedBeforeItIsMade() {
    shell.personTypes("n\n");

    Shell.Ran ran = shell.run("switch", "--version", "4", "--url", "sqlite:" + home + "/tpyo.db");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("There is no such file: a new one will be made");
  }

  @Test
  void aFolderThatIsNotThereIsNotMade() {
    for (String verb : List.of("switch --force", "schema apply", "verify")) {
      String line = verb + " --version 4 --url sqlite:" + home + "/nowhere/localmanus.db";
      Shell.Ran ran = shell.run(line.split(" ", -1));

      assertThat(ran.code()).isEqualTo(3);
      assertThat(ran.err()).contains("There is no folder " + home.resolve("nowhere"));
    }
    assertThat(home.resolve("nowhere")).doesNotExist();
  }

  @Test
  void tablesOfAnotherVersionAreRefusedBeforeAnybodyIsAsked() {
    target.report = ScriptedStore.reportOf(SchemaState.DRIFTED, SchemaVersion.V6);
    shell.personTypes("y\n");

    Shell.Ran ran = shell.run("switch", "--version", "8");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.err())
        .contains("of version 6 and cannot become those of version 8", "say --version 6")
        .doesNotContain("[y/N]", "nothing to do");
    assertThat(ActiveFile.in(home).path()).doesNotExist();
  }

  @Test
  void tablesThatSomebodyChangedAreToldBeforeTheQuestion() {
    target.plan = List.of();
    target.report =
        new SchemaReport(
            SchemaState.DRIFTED,
            Optional.of(SchemaVersion.V8),
            List.of(),
            List.of(new SchemaReport.Difference("index GSI1", "there", "absent")),
            Optional.empty());
    shell.personTypes("n\n");

    assertThat(shell.run("switch", "--version", "8").err())
        .containsSubsequence("Warning: the tables there were changed", "index GSI1", "[y/N]");
  }

  @Test
  void aVersionThatDoesNotExistIsSaidBeforeATerminalIsMissed() {
    assertThat(shell.run("switch", "--version", "9").err()).contains("no schema version 9");
    assertThat(shell.run("cleanup", "--version", "9").err()).contains("no schema version 9");
  }

  @Test
  void aRequiredBackupIsReallyRequiredAndMade() throws IOException {
    shell.run("switch", "--version", "8", "--force");
    shell.environment.put("REQUIRE_MIGRATION_BACKUP", "true");

    Shell.Ran refused = shell.run("switch", "--version", "7", "--force");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("--backup");
    assertThat(active()).containsEntry("SCHEMA_VERSION", "8");

    Shell.Ran made = shell.run("switch", "--version", "7", "--force", "--backup");
    assertThat(made.code()).isZero();
    assertThat(made.err()).contains("Backup: " + home.resolve("backups"));
    assertThat(current.done).containsSubsequence("backup", "apply");
    assertThat(home.resolve("backups")).isDirectoryRecursivelyContaining("glob:**counts.txt");
  }

  private Map<String, String> active() {
    return ActiveFile.in(home).read().orElseThrow().values();
  }
}
