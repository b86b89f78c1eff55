package io.gantry.bootstrap;

import static io.gantry.bootstrap.ProgramTables.AT;
import static io.gantry.bootstrap.ProgramTables.CONVERSATION;
import static io.gantry.bootstrap.ProgramTables.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.PageRequest;
import io.gantry.fixture.DynamoDbLocal;
import io.gantry.library.AudioFile;
import io.gantry.origin.prompttoissue.SqliteAge;
import io.gantry.store.Store;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Data of other programs on DynamoDB, with the tables that they make, to every kind of store. */
class ForeignMoveIT {

  private static final int MESSAGES = 400;

  private static ProgramTables tables;

  @TempDir private Path home;

  private Commands commands;

  @BeforeAll
  static void connect() {
    tables = new ProgramTables();
    DynamoDbLocal.offerKey();
  }

  @AfterAll
  static void close() {
    tables.close();
    DynamoDbLocal.withdrawKey();
  }

  @BeforeEach
  void open() {
    commands = new Commands(home);
  }

  private void assertMoved(Workspace space) {
    Conversation shared = space.conversations().findByShareId("link").orElseThrow();
    assertThat(shared.messageCount()).isEqualTo(MESSAGES);
    assertThat(shared.ownerId()).isEqualTo(USER);
    List<Message> first =
        space
            .messages()
            .list(USER, CONVERSATION, new PageRequest(12, null, PageRequest.Order.ASCENDING))
            .items();
    assertThat(first.stream().map(Message::id))
        .startsWith("m-00391", "m-00392")
        .endsWith("m-00400", "m-00381", "m-00382");
    assertThat(first.get(9).metadata().value()).isEqualTo("{\"n\":0.0}");
  }

  @Test
  void aSingleTableGoesToPostgresqlAndOnToSqlite() throws Exception {
    String table = tables.promptToIssue(MESSAGES);
    String target = Addresses.postgresql();

    Commands.Ran ran =
        commands.run("move", "--from", Addresses.dynamoDb("dynamodb:", table), "--to", target);

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("From  PromptToIssue, dynamodb:");
    try (Store store = Addresses.open(target)) {
      assertMoved(store.workspace(TenantId.DEFAULT));
    }
    String again = Addresses.dynamoDb("prompt-to-issue:", table);
    assertThat(commands.run("move", "--from", again, "--to", target).code()).isZero();
    String file = "sqlite:" + home.resolve("v7.db");
    assertThat(commands.run("move", "--from", target, "--to", file).code()).isZero();
    assertThat(commands.run("compare", "--from", again, "--to", file).code()).isZero();
  }

  @Test
  void aFileGoesToDynamoDb() {
    String at = "2025-06-24T10:00:00.123Z";
    SqliteAge.make(home.resolve("old.db"))
        .insert(
            "users",
            "id, email, username, created_at, updated_at",
            USER,
            "ann@example.org",
            "ann",
            at,
            at)
        .insert(
            "conversations",
            "id, user_id, title, mode, provider, share_id, created_at, updated_at",
            CONVERSATION,
            USER,
            "T",
            "ticket",
            "openai",
            "link",
            at,
            at);
    String target = Addresses.dynamoDb();

    Commands.Ran ran =
        commands.run("move", "--from", "sqlite:" + home.resolve("old.db"), "--to", target);

    assertThat(ran.code()).as(ran.err()).isZero();
    try (Store store = Addresses.open(target)) {
      assertThat(store.workspace(TenantId.DEFAULT).conversations().findByShareId("link"))
          .isPresent();
    }
  }

  @Test
  void usersAndAudioFilesGoToDynamoDb() {
    String prefix = tables.decisionData(1_500);
    String target = Addresses.dynamoDb();

    Commands.Ran ran =
        commands.run("move", "--from", Addresses.dynamoDb("dynamodb:", prefix), "--to", target);

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("From  Decision Data", prefix + "transcripts is not carried");
    try (Store store = Addresses.open(target)) {
      Workspace space = store.workspace(TenantId.DEFAULT);
      AudioFile file = space.audioFiles().find(USER, "f-1499").orElseThrow();
      assertThat(file.fileSize()).isEqualTo(Long.MAX_VALUE - 1_499);
      assertThat(file.uploadedAt()).isEqualTo(AT);
      assertThat(file.createdAt()).isEqualTo(Instant.ofEpochSecond(AT.getEpochSecond()));
      assertThat(space.users().findByLoginName("ANN@example.org")).isPresent();
    }
    Commands.Ran again =
        commands.run(
            "move", "--from", Addresses.dynamoDb("decision-data:", prefix), "--to", target);
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(
            commands
                .run("move", "--from", target, "--to", Addresses.dynamoDb("dynamodb:", prefix))
                .code())
        .isEqualTo(2);
  }

  @Test
  void digitsThatNoRecordHoldsAreNamed() {
    String prefix = tables.decisionData(1);
    String digits = "12345678901234567890123456789012345678";
    tables.putAudioFile(
        prefix,
        2,
        Map.of(
            "file_size",
            AttributeValue.fromN(digits),
            "uploaded_at",
            AttributeValue.fromN("1758729600.6543211234567890123456789")));
    String both = prefix + "users," + prefix + "audio-files";
    String target = "sqlite:" + home.resolve("v7.db");

    Commands.Ran ran =
        commands.run(
            "move",
            "--from",
            Addresses.dynamoDb("decision-data:", both),
            "--to",
            target,
            "--dry-run");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.out())
        .contains("file_size is no whole number", "1758729600.6543211234567890123456789")
        .doesNotContain("transcripts");
  }
}
