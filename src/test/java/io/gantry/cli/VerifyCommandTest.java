package io.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreCheck.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

  private static final StoreCheck DENIED =
      new StoreCheck("write", Outcome.DENIED, "not allowed", "allow dynamodb:PutItem");

  private static final StoreCheck FAILED =
      new StoreCheck("reach", Outcome.FAILED, "no answer", "start it");

  @TempDir private Path home;

  private Shell shell;

  @BeforeEach
  void aShell() {
    shell = new Shell(home);
  }

  @Test
  void isZeroWhenAllIsWell() {
    Shell.Ran ran = shell.run("verify", "--version", "8");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("dynamodb, schema version 8", "ok       reach: it answers");
  }

  @Test
  void deniedIsFourAndWinsOverFailed() {
    shell.store(SchemaVersion.V8).checks = List.of(FAILED, DENIED);

    Shell.Ran ran = shell.run("verify", "--version", "8");

    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.out().lines())
        .contains(
            "failed   reach: no answer",
            "         remedy: start it",
            "denied   write: not allowed",
            "         remedy: allow dynamodb:PutItem");
  }

  @Test
  void failedIsOne() throws IOException {
    shell.store(SchemaVersion.V8).checks = List.of(FAILED);

    Shell.Ran ran = shell.run("verify", "--version", "8", "--json");

    assertThat(ran.code()).isEqualTo(1);
    JsonNode json = ran.json();
    assertThat(json.path("ok").asBoolean(true)).isFalse();
    assertThat(json.path("checks").get(0).path("outcome").asText()).isEqualTo("failed");
    assertThat(json.path("checks").get(0).path("remedy").asText()).isEqualTo("start it");
  }

  @Test
  void coloursAreForTerminalsOnly() {
    shell.store(SchemaVersion.V8).checks = List.of(FAILED);
    assertThat(shell.run("verify", "--version", "8").out()).doesNotContain("\u001b");

    shell.personTypes("");
    assertThat(shell.run("verify", "--version", "8").out()).contains("\u001b[31mfailed");
  }

  @Test
  void whatNoStoreCanBeIsAnErrorOfUse() {
    assertThat(shell.run("verify", "--version", "9").code()).isEqualTo(2);
    assertThat(shell.run("verify", "--provider", "mongodb").code()).isEqualTo(2);
    assertThat(shell.run("verify", "--version", "5", "--provider", "sqlite").err())
        .contains("SCHEMA_VERSION=5 (command line): expected a version that sqlite has");
    assertThat(shell.run("verify", "--url", "sqlite:/x.db").err()).contains("--version N");
  }
}
