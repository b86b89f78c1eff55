package io.gantry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.Secret;
import io.gantry.origin.prompttoissue.SqliteAge;
import io.gantry.provider.ProviderConfig;
import io.gantry.security.KeyFolder;
import io.gantry.security.SecretVault;
import io.gantry.store.Provider;
import io.gantry.store.Store;
import io.gantry.store.relational.RelationalStore;
import io.gantry.tenancy.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignMoveTest {

  private static final String AT = "2025-06-24T10:00:00.123Z";

  @TempDir private Path home;

  private Commands commands;
  private Path file;
  private String target;
  private SqliteAge rows;

  @BeforeEach
  void aFileOfAnotherProgram() {
    commands = new Commands(home);
    file = home.resolve("sqlite.db");
    target = "sqlite:" + home.resolve("target.db");
    rows =
        SqliteAge.make(file)
            .insert(
                "users",
                "id, email, username, created_at, updated_at",
                "u1",
                "ann@example.org",
                "ann",
                AT,
                AT)
            .insert(
                "conversations",
                "id, user_id, title, mode, provider, share_id, created_at, updated_at",
                "c1",
                "u1",
                "T",
                "ticket",
                "openai",
                "link",
                AT,
                AT)
            .insert(
                "provider_configs",
                "id, user_id, provider, config, created_at, updated_at",
                "p1",
                "u1",
                "openai",
                "{\"apiKey\":\"sk-1234\"}",
                AT,
                AT);
  }

  private Store store() {
    return RelationalStore.of(
        RelationalStore.Options.of(Provider.SQLITE, target), Commands.CURSORS, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite:", "prompt-to-issue:"})
  void theProgramIsNamedOrTold(String scheme) {
    Commands.Ran ran = commands.run("move", "--from", scheme + file, "--to", target);

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("From  PromptToIssue, sqlite:" + file);
    assertThat(ran.out() + ran.err()).doesNotContain("sk-1234");
    try (Store store = store()) {
      assertThat(
              store.workspace(TenantId.DEFAULT).conversations().findByShareId("link").orElseThrow())
          .satisfies(shared -> assertThat(shared.id()).isEqualTo("c1"));
    }
  }

  @Test
  void theSameCommandAgainDoublesNothing() {
    assertThat(commands.run("move", "--from", "sqlite:" + file, "--to", target).code()).isZero();

    Commands.Ran again = commands.run("move", "--from", "prompt-to-issue:" + file, "--to", target);

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(commands.run("compare", "--from", "sqlite:" + file, "--to", target).code()).isZero();
  }

  @Test
  void keysAreEncryptedForTheTenantThatGetsThem() {
    Commands.Ran ran =
        commands.run("move", "--from", "sqlite:" + file, "--to", target, "--tenant", "acme");

    assertThat(ran.code()).as(ran.err()).isZero();
    TenantId acme = new TenantId("acme");
    try (Store store = store()) {
      ProviderConfig config =
          store.workspace(acme).providerConfigs().find("u1", "p1").orElseThrow();
      SecretVault vault = SecretVault.in(KeyFolder.open(home.resolve("keys")));
      assertThat(vault.decrypt(config.encryptedSecret(), acme, "p1"))
          .isEqualTo(new Secret("sk-1234"));
    }
  }

  @Test
  void aDryRunListsWhatIsOddAndWritesNothing() {
    rows.insert(
        "tickets",
        "id, conversation_id, title, description, type, created_at, updated_at",
        "t1",
        "gone",
        "T",
        "D",
        "bug",
        AT,
        AT);

    Commands.Ran ran =
        commands.run("move", "--from", "sqlite:" + file, "--to", target, "--dry-run");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("conversation gone", "1 tickets", "Nothing was written");
    assertThat(home.resolve("target.db")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite:", "prompt-to-issue:"})
  void itIsNeverWrittenTo(String scheme) throws Exception {
    byte[] before = Files.readAllBytes(file);

    Commands.Ran ran = commands.run("move", "--from", target, "--to", scheme + file);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("data of another program", "only read");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prompt-to-issue:", "prompt-to-issue:us-east-1/t?endpoint=nowhere",
        "decision-data:us-east-1/a b", "decision-data:us-east-1/x?endpoint=ftp://x"
      })
  void whatIsNoAddressIsRefused(String address) {
    Commands.Ran ran = commands.run("move", "--from", address, "--to", target);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("names no data of another program");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    Commands.Ran ran =
        commands.run("move", "--from", "prompt-to-issue:" + home.resolve("no.db"), "--to", target);

    assertThat(ran.code()).isEqualTo(3);
    assertThat(home.resolve("no.db")).doesNotExist();
  }
}
