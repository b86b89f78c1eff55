package io.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.store.BulkLoad;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.tenancy.TenantAccess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletingCommandsTest {

  @TempDir private Path home;

  private Shell shell;
  private ScriptedStore active;
  private ScriptedStore other;

  @BeforeEach
  void twoStoresWithRecords() {
    shell = new Shell(home);
    active = shell.store(SchemaVersion.V7, "gantry.db");
    other = shell.store(SchemaVersion.V8);
    shell.fill(active);
    shell.fill(other);
  }

  @Test
  void cleanupDeletesAfterTheWordWasTyped() {
    shell.personTypes("DELETE\n");

    Shell.Ran ran = shell.run("cleanup", "--version", "8");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("Deleted: 1 conversation");
    assertThat(other.done).contains("clear");
    assertThat(active.done).doesNotContain("clear");
  }

  @Test
  void anyOtherWordDeletesNothing() {
    for (String word : List.of("", "delete\n", "DELETE \n", "y\n")) {
      shell.personTypes(word);
      assertThat(shell.run("cleanup", "--version", "8").code()).isEqualTo(1);
      assertThat(shell.run("reset").code()).isEqualTo(1);
    }
    assertThat(other.done).doesNotContain("clear");
    assertThat(active.done).doesNotContain("clear");
  }

  @ParameterizedTest
  @CsvSource({"cleanup --version 8", "reset", "schema rollback"})
  void withoutATerminalAFlagIsNeeded(String line) {
    Shell.Ran ran = shell.run(line.split(" ", -1));

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("add --force");
    assertThat(active.done).doesNotContain("clear", "rollback");
  }

  @Test
  void cleanupRefusesTheActiveStoreAlsoWhenForced() {
    Shell.Ran ran = shell.run("cleanup", "--version", "7", "--force");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.err()).contains("This is the active store");
    assertThat(active.done).doesNotContain("clear");
  }

  @Test
  void cleanupRefusesAnotherStageOfTheActiveFile() {
    shell.store(SchemaVersion.V4, "localmanus.db");
    shell.run("switch", "--version", "4", "--force");

    assertThat(shell.run("cleanup", "--version", "3", "--force").code()).isEqualTo(5);
  }

  @Test
  void cleanupRefusesTablesOfAnotherVersion() {
    other.report = ScriptedStore.reportOf(SchemaState.DRIFTED, SchemaVersion.V6);

    Shell.Ran ran = shell.run("cleanup", "--version", "8", "--force");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.err()).contains("tables there are of version 6");
    assertThat(other.done).doesNotContain("clear");
  }

  @Test
  void whatIsNotThereCannotBeDeleted() {
    assertThat(shell.run("cleanup", "--version", "4", "--force").code()).isEqualTo(3);
    assertThat(shell.run("schema", "rollback", "--version", "4", "--force").code()).isEqualTo(3);
  }

  @Test
  void resetStartsAfresh() {
    Shell.Ran ran = shell.run("reset", "--force");

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).contains("holds 1 conversation");
    assertThat(active.done).contains("clear");
    assertThat(shell.run("status").out()).contains("2 users", "1 conversation", "2 messages");
  }

  @ParameterizedTest
  @CsvSource({
    "reset, DISABLE_DB_RESET, true",
    "reset, DISABLE_SEED_OVERRIDE, true",
    "reset, ENVIRONMENT, production",
    "seed, DISABLE_SEED_OVERRIDE, true",
    "seed, ENVIRONMENT, production",
  })
  void settingsReallyForbid(String verb, String setting, String value) {
    shell.environment.put(setting, value);
    active.done.clear();

    Shell.Ran ran = verb.equals("seed") ? shell.run(verb) : shell.run(verb, "--force");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("forbidden here, because " + setting + " is " + value);
    assertThat(active.done).isEmpty();
  }

  @Test
  void seedRefusesAStoreThatAMoveLeftHalfFull() {
    TenantAccess access = TenantAccess.acrossAllTenants("test");
    active.bulkWriter(access, new BulkLoad("half", BulkLoad.Into.FILLED)).close();

    Shell.Ran ran = shell.run("seed");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.err()).contains("load half", "run the move again");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void seedLeavesAloneWhatIsThere() {
    shell.run("seed");
    Shell.Ran again = shell.run("seed");

    assertThat(again.code()).isZero();
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains("Nothing was made");
  }

  @ParameterizedTest
  @CsvSource({"1, false", "4, true", "6, true"})
  void seedKnowsWhatEachVersionHas(int version, boolean canvas) {
    Shell.Ran ran = shell.run("seed", "--version", String.valueOf(version));

    assertThat(ran.code()).isZero();
    assertThat(ran.out().contains("canvas")).isEqualTo(canvas);
    assertThat(ran.out().contains("user demo")).isEqualTo(version == 6);
    assertThat(ran.out()).contains("conversation");
  }

  @Test
  void rollbackShowsWhatItDoesAndAsks() {
    shell.personTypes("y\n");

    Shell.Ran ran = shell.run("schema", "rollback");

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).contains("DROP TABLE everything", "holds 1 conversation", "[y/N]");
    assertThat(active.done).contains("rollback");
  }

  @Test
  void rollbackStopsAtANo() {
    shell.personTypes("n\n");

    assertThat(shell.run("schema", "rollback").code()).isEqualTo(1);
    assertThat(active.done).doesNotContain("rollback");
  }
}
