package io.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusCommandTest {

  @TempDir private Path home;

  private Shell shell;
  private ScriptedStore store;

  @BeforeEach
  void aShell() {
    shell = new Shell(home);
    store = shell.store(SchemaVersion.V7, "gantry.db");
  }

  @ParameterizedTest
  @CsvSource({"UP_TO_DATE, 0", "PENDING, 5", "DRIFTED, 5", "LOCKED, 75", "UNKNOWN, 75"})
  void theExitCodeTellsTheStateOfTheSchema(SchemaState state, int code) throws IOException {
    store.report = ScriptedStore.reportOf(state, SchemaVersion.V7);

    assertThat(shell.run("status").code()).isEqualTo(code);
    assertThat(shell.run("schema", "status").code()).isEqualTo(code);
    assertThat(shell.run("schema", "status", "--json").json().path("state").asText())
        .isEqualTo(state.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void aStoreThatDoesNotLetUsInIsToldFromOneThatIsAway() {
    store.failure = new StoreException.Unavailable("The database cannot be reached", null);
    store.checks =
        List.of(
            StoreCheck.ok("reach", "it answers"),
            new StoreCheck(
                "sign in", StoreCheck.Outcome.DENIED, "wrong password", "the right one"));

    for (String line : List.of("schema status", "schema apply", "schema plan", "seed")) {
      Shell.Ran ran = shell.run(line.split(" ", -1));
      assertThat(ran.code()).as(line).isEqualTo(4);
      assertThat(ran.err())
          .contains("The database cannot be reached; sign in: wrong password", "the right one");
    }
    assertThat(shell.run("status").code()).isEqualTo(4);
    assertThat(shell.run("status").out()).contains("sign in: wrong password");

    store.checks = List.of(new StoreCheck("reach", StoreCheck.Outcome.FAILED, "refused", "start"));
    Shell.Ran away = shell.run("schema", "status");
    assertThat(away.code()).isEqualTo(75);
    assertThat(away.err()).contains("reach: refused", "start");
  }

  @Test
  void everyDifferenceIsNamed() throws IOException {
    store.report =
        new SchemaReport(
            SchemaState.DRIFTED,
            Optional.of(SchemaVersion.V7),
            List.of("v7-2"),
            List.of(new SchemaReport.Difference("column messages.role", "TEXT", "absent")),
            Optional.of("process 7"));

    Shell.Ran ran = shell.run("schema", "status");
    assertThat(ran.out())
        .contains("column messages.role: expected TEXT, found absent", "v7-2", "process 7");
    JsonNode json = shell.run("status", "--json").json().path("schema");
    assertThat(json.path("differences").get(0).path("object").asText())
        .isEqualTo("column messages.role");
    assertThat(json.path("pending").get(0).asText()).isEqualTo("v7-2");
    assertThat(json.path("locked_by").asText()).isEqualTo("process 7");
  }

  @Test
  void aStoreThatIsAwayCanBeTriedAgain() {
    store.failure = new StoreException.Unavailable("it sleeps", null);

    Shell.Ran ran = shell.run("status");

    assertThat(ran.code()).isEqualTo(75);
    assertThat(ran.out()).contains("it sleeps");
  }

  @Test
  void aStoreThatNoWaitingHelpsIsNotToBeTriedAgain() throws IOException {
    store.failure =
        StoreException.Unavailable.lasting(
            "The database cannot be reached", new IOException("file is not a database"));
    store.checks =
        List.of(
            new StoreCheck(
                "read the file", StoreCheck.Outcome.FAILED, "file is not a database", "another"));

    Shell.Ran ran = shell.run("status");

    assertThat(ran.code()).isEqualTo(1).isEqualTo(shell.run("schema", "status").code());
    assertThat(ran.out())
        .contains(home.resolve("gantry.db").toString(), "Remedy      another")
        .containsOnlyOnce("file is not a database");
    JsonNode json = shell.run("status", "--json").json();
    assertThat(json.path("problem").asText())
        .isEqualTo("The database cannot be reached: file is not a database");
    assertThat(json.path("remedy").asText()).isEqualTo("another");
  }

  @Test
  void aStoreThatDeniesAccessIsToldFromOneThatIsAway() {
    store.failure = new StoreException.Unavailable("no", null);
    store.checks = List.of(new StoreCheck("sign in", StoreCheck.Outcome.DENIED, "no", "a key"));

    assertThat(shell.run("status").code()).isEqualTo(4);
  }

  @Test
  void tellsWhereTheChoiceCameFrom() throws IOException {
    Path file = home.resolve("active.properties");
    Files.writeString(file, "SCHEMA_VERSION=4\n");
    shell.store(SchemaVersion.V4, "localmanus.db");

    assertThat(shell.run("status").out()).contains("schema version 4", "Chosen by   " + file);
    shell.environment.put("SCHEMA_VERSION", "7");
    assertThat(shell.run("status").out())
        .contains("Chosen by   environment", "Set aside   active.properties");
    assertThat(shell.run("status", "--json").json().path("overridden").asBoolean()).isTrue();
  }

  @Test
  void lookingMakesNoDatabase() throws IOException {
    Files.delete(home.resolve("gantry.db"));

    Shell.Ran ran = shell.run("status");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.out()).contains("there is no database file yet");
    assertThat(store.done).isEmpty();
  }

  @Test
  void aFileAtAnotherStageIsCountedAsThatStage() {
    shell.environment.put("SCHEMA_VERSION", "4");
    ScriptedStore fourth = shell.store(SchemaVersion.V4, "localmanus.db");
    fourth.report = ScriptedStore.reportOf(SchemaState.PENDING, SchemaVersion.V2);
    assertThat(shell.run("seed", "--version", "2").code()).isZero();

    assertThat(shell.run("status").out())
        .contains("tables of version 2", "Holds       1 conversation, 2 messages, 1 canvas");
  }
}
