package io.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaChangeTest {

  @TempDir private Path home;

  private Shell shell;
  private ScriptedStore store;

  @BeforeEach
  void aStoreWithRecords() {
    shell = new Shell(home);
    store = shell.store(SchemaVersion.V7, "gantry.db");
    shell.fill(store);
    store.done.clear();
  }

  @Test
  void aPlanIsPrintedAndNotDone() throws IOException {
    store.plan = List.of("CREATE TABLE a", "CREATE INDEX b");

    Shell.Ran ran = shell.run("schema", "plan");

    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines()).containsExactly("CREATE TABLE a", "CREATE INDEX b");
    assertThat(ran.err()).contains("nothing was done");
    assertThat(shell.run("schema", "plan", "--json").json().path("statements")).hasSize(2);
    assertThat(shell.run("schema", "plan", "--rollback").out()).contains("DROP TABLE everything");
    assertThat(store.done).doesNotContain("apply", "rollback");
  }

  @Test
  void applyNeedsNoQuestion() {
    Shell.Ran ran = shell.run("schema", "apply");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("Schema      up to date");
    assertThat(store.done).contains("apply").doesNotContain("backup");
  }

  @Test
  void applyRefusesATableThatDrifted() {
    store.failure = new StoreException.Drifted("column a is gone");

    assertThat(shell.run("schema", "apply").code()).isEqualTo(5);
  }

  @Test
  void applyCanBeTriedAgainWhenTheStoreIsAway() {
    store.failure = new StoreException.Unavailable("it sleeps", null);

    Shell.Ran ran = shell.run("schema", "apply");

    assertThat(ran.code()).isEqualTo(75);
    assertThat(ran.err()).startsWith("gantry: it sleeps").contains("try again");
  }

  @Test
  void anAutomaticBackupComesFirst() {
    shell.environment.put("AUTO_BACKUP_BEFORE_MIGRATION", "true");

    assertThat(shell.run("schema", "apply").code()).isZero();
    assertThat(store.done).containsSubsequence("backup", "apply");
  }

  @Test
  void withoutTheRequiredBackupNothingIsApplied() {
    shell.environment.put("REQUIRE_MIGRATION_BACKUP", "true");

    assertThat(shell.run("schema", "apply").code()).isEqualTo(1);
    assertThat(store.done).doesNotContain("apply");
    assertThat(shell.run("schema", "apply", "--backup").code()).isZero();
  }

  @Test
  void tablesOfVersion5AreBackedUpBeforeTheyBecomeThoseOfVersion6() {
    shell.environment.put("DATABASE_PROVIDER", "dynamodb");
    shell.environment.put("SCHEMA_VERSION", "6");
    shell.environment.put("DYNAMODB_TABLE_PREFIX", "jaaz-");
    shell.environment.put("REQUIRE_MIGRATION_BACKUP", "true");
    shell.fill(shell.store(SchemaVersion.V5));
    ScriptedStore later = shell.store(SchemaVersion.V6);
    later.report = ScriptedStore.reportOf(SchemaState.PENDING, SchemaVersion.V5);

    assertThat(shell.run("schema", "apply").code()).isEqualTo(1);
    assertThat(later.done).doesNotContain("apply");
    assertThat(shell.run("schema", "apply", "--backup").code()).isZero();
    assertThat(later.done).containsSubsequence("backup", "apply");
  }

  @Test
  void aBackupThatFailsStopsTheChange() throws IOException {
    Files.writeString(home.resolve("backups"), "no folder");

    Shell.Ran ran = shell.run("schema", "apply", "--backup");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("nothing was changed");
    assertThat(store.done).doesNotContain("apply");
  }

  @Test
  void anEmptyStoreNeedsNoBackup() {
    shell.environment.put("REQUIRE_MIGRATION_BACKUP", "true");

    Shell.Ran ran = shell.run("schema", "apply", "--version", "8");

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).contains("No backup: the store holds nothing");
  }
}
