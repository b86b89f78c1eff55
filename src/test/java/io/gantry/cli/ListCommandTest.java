package io.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gantry.address.Stores;
import io.gantry.address.Targets;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {

  @TempDir private Path home;

  private Shell shell;

  @BeforeEach
  void aShell() {
    shell = new Shell(home);
  }

  @Test
  void showsEveryVersionAndMarksTheActiveOne() {
    Shell.Ran ran = shell.run("list");

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().lines())
        .anyMatch(line -> line.startsWith("* 7 ") && line.contains("sqlite, postgresql"))
        .anyMatch(line -> line.startsWith("  4 ") && line.contains("one user"))
        .anyMatch(line -> line.contains("conversations, messages, canvases, workflows, files"));
  }

  @Test
  void saysWhatTheConfiguredStoresHold() throws IOException {
    shell.store(SchemaVersion.V7, "gantry.db");
    shell.run("seed");
    shell.store(SchemaVersion.V4, "localmanus.db");
    shell.environment.put("DYNAMODB_ENDPOINT", "http://127.0.0.1:1");
    shell.store(SchemaVersion.V8).failure = new StoreException.Unavailable("it sleeps", null);

    JsonNode stores = shell.run("list", "--json").json().path("stores");

    assertThat(stores)
        .extracting(store -> store.path("version").asInt())
        .containsExactly(4, 5, 6, 7, 8);
    assertThat(stores.get(3).path("active").asBoolean()).isTrue();
    assertThat(stores.get(3).path("counts").path("users").asInt()).isEqualTo(2);
    assertThat(stores.get(3).path("counts").path("idempotent_answers").asInt(-1)).isZero();
    assertThat(stores.get(4).path("counts").isNull()).isTrue();
    assertThat(stores.get(4).path("problem").asText()).isEqualTo("it sleeps");
    assertThat(shell.run("list").out())
        .contains(
            "2 users", "1 canvas", "1 conversation, 2 messages", "cannot be asked: it sleeps");
  }

  @Test
  void theVersionsAreDescribedForPrograms() throws IOException {
    JsonNode versions = shell.run("list", "--json").json().path("versions");

    assertThat(versions).hasSize(8);
    assertThat(versions.get(5).path("tenancy").asText()).isEqualTo("by_user");
    assertThat(versions.get(5).path("sign_in").asBoolean()).isTrue();
    assertThat(versions.get(5).path("kinds"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "users",
            "credentials",
            "conversations",
            "messages",
            "canvases",
            "workflows",
            "files",
            "audio_files");
  }

  @Test
  void aStoreThatDoesNotAnswerIsNotWaitedFor() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Stores silent =
        database -> {
          try {
            never.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          throw new IllegalStateException();
        };
    shell.store(SchemaVersion.V7, "gantry.db");

    List<Survey.Answer> answers =
        new Survey(silent, Duration.ofMillis(200))
            .ask(List.of(new Targets(shell.surroundings().sources()).active().database()));

    assertThat(answers)
        .singleElement()
        .extracting(Survey.Answer::problem)
        .isEqualTo("no answer within 0 s");
  }

  @Test
  void ofTheStagesOfAFileTheActiveOneStandsForIt() throws IOException {
    shell.store(SchemaVersion.V3, "localmanus.db");
    shell.environment.put("SCHEMA_VERSION", "3");

    assertThat(shell.run("list", "--json").json().path("stores"))
        .singleElement()
        .satisfies(store -> assertThat(store.path("version").asInt()).isEqualTo(3));
  }

  @Test
  void theStoreThatWasLeftIsStillShown() throws IOException {
    shell.store(SchemaVersion.V7, "gantry.db");
    String other = "sqlite:" + home.resolve("other.db");
    shell.run("switch", "--version", "7", "--url", other, "--force");

    assertThat(shell.run("list", "--json").json().path("stores"))
        .extracting(store -> store.path("place").asText())
        .containsExactly(home.resolve("other.db").toString(), home.resolve("gantry.db").toString());
  }
}
