package io.gantry.origin.prompttoissue;

import static io.gantry.origin.rows.Moved.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.account.UserStatus;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.move.Finding;
import io.gantry.move.MoveEnd;
import io.gantry.move.MoveOptions;
import io.gantry.move.PreflightReport;
import io.gantry.origin.rows.Moved;
import io.gantry.store.EntityKind;
import io.gantry.store.foreign.ForeignTables;
import io.gantry.store.relational.RelationalStore;
import io.gantry.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTablesTest {

  private static final String AT = "2025-06-24T10:00:00.123Z";
  private static final String LATER = "2025-06-24T10:00:05.000Z";

  private static final String MESSAGE =
      "id, conversation_id, role, content, mode, metadata, created_at, updated_at";

  @TempDir private Path folder;

  private Path file;
  private SqliteAge rows;
  private Moved moved;

  @BeforeEach
  void aUserWithAConversation() {
    file = folder.resolve("sqlite.db");
    moved = new Moved(folder);
    rows = SqliteAge.make(file);
    rows.insert(
        "users",
        "id, email, username, full_name, avatar_url, created_at, updated_at, last_login, is_active",
        "u1",
        "ann@example.org",
        "ann",
        "Ann",
        null,
        AT,
        LATER,
        LATER,
        1);
    rows.insert(
        "conversations",
        "id, user_id, title, mode, provider, share_id, created_at, updated_at, last_message_at,"
            + " is_archived",
        "c1",
        "u1",
        "T",
        "ticket",
        "openai",
        null,
        AT,
        LATER,
        null,
        1);
  }

  private MoveEnd end() {
    return PromptToIssue.ofFile(
        "test", () -> RelationalStore.foreign(file), Moved::sealed, TenantId.DEFAULT);
  }

  private void message(String id, String conversation, String at) {
    rows.insert("messages", MESSAGE, id, conversation, "user", "hi", "ticket", "{}", at, at);
  }

  @Test
  void everyRowArrivesWhole() {
    message("m1", "c1", AT);
    rows.insert(
        "user_settings",
        "id, user_id, theme, default_mode, default_provider, provider_configs, created_at,"
            + " updated_at",
        "s1",
        "u1",
        "light",
        "assistant",
        "openai",
        "{\"a\" : 1.0}",
        AT,
        AT);
    rows.insert(
        "tickets",
        "id, conversation_id, message_id, title, description, type, created_at, updated_at",
        "t1",
        "c1",
        "m1",
        "T",
        "D",
        "bug",
        AT,
        AT);
    rows.insert(
        "provider_configs",
        "id, user_id, provider, config, is_active, created_at, updated_at",
        "p1",
        "u1",
        "openai",
        "{\"apiKey\":\"sk-1\"}",
        0,
        AT,
        AT);

    PreflightReport found = moved.run(end(), MoveOptions.DEFAULT).preflight();

    assertThat(found.isClean()).isTrue();
    User user = moved.find(space -> space.users().find("u1")).orElseThrow();
    assertThat(user.displayName()).isEqualTo("Ann");
    assertThat(user.lastLoginAt()).isEqualTo(Instant.parse(LATER));
    assertThat(user.status()).isEqualTo(UserStatus.ACTIVE);
    assertThat(moved.find(space -> space.credentials().find("u1"))).isEmpty();
    UserSettings settings = moved.find(space -> space.settings().find("u1")).orElseThrow();
    assertThat(settings.theme()).isEqualTo("light");
    assertThat(settings.extra().value())
        .isEqualTo(
            "{\"provider_configs\":{\"a\" : 1.0},"
                + "\"prompt_to_issue\":{\"settings\":{\"id\":\"s1\"}}}");
    Conversation conversation =
        moved.find(space -> space.conversations().find("u1", "c1")).orElseThrow();
    assertThat(conversation.archived()).isTrue();
    assertThat(conversation.shareId()).isNull();
    assertThat(conversation.messageCount()).isEqualTo(1);
    assertThat(conversation.lastMessageAt()).isEqualTo(Instant.parse(AT));
    Ticket ticket = moved.find(space -> space.tickets().find("u1", "c1", "t1")).orElseThrow();
    assertThat(ticket.type()).isEqualTo("bug");
    assertThat(ticket.priority()).isEqualTo("medium");
    assertThat(ticket.labels().value()).isEqualTo("[]");
    assertThat(
            moved
                .find(space -> space.providerConfigs().find("u1", "p1"))
                .orElseThrow()
                .encryptedSecret()
                .reveal())
        .isEqualTo("sealed default p1 sk-1");
  }

  @Test
  void messagesAreOrderedByTimeThenId() {
    message("b", "c1", LATER);
    message("z", "c1", AT);
    message("a", "c1", LATER);

    moved.run(end(), MoveOptions.DEFAULT);

    assertThat(moved.messages("u1", "c1")).extracting(Message::id).containsExactly("z", "a", "b");
  }

  @Test
  void rowsThatViolateForeignKeysAreKept() {
    message("m1", "gone", AT);
    rows.insert(
        "provider_configs",
        "id, user_id, provider, config, created_at, updated_at",
        "p1",
        "nobody",
        "ollama",
        "{}",
        AT,
        AT);

    PreflightReport found = moved.run(end(), MoveOptions.DEFAULT).preflight();

    assertThat(moved.messages(Survey.ORPHANS, "gone")).hasSize(1);
    assertThat(moved.find(space -> space.providerConfigs().find("nobody", "p1"))).isPresent();
    assertThat(about(found, EntityKind.PROVIDER_CONFIG, "p1"))
        .containsExactly(
            "DECISION ORPHAN: its user is not there; nobody is made up, and cannot sign in");
  }

  @Test
  void valuesOfOddTypesAreTakenAndSaid() {
    rows.insert(
        "conversations",
        "id, user_id, title, mode, provider, created_at, updated_at, is_archived, last_message_at",
        "c2",
        "u1",
        2025,
        "ticket",
        "ollama",
        "2025-06-24 10:00:00",
        1750000000,
        "true",
        1750000000123L);
    rows.insert(
        "messages",
        MESSAGE,
        "m1",
        "c1",
        "user",
        "bytes".getBytes(StandardCharsets.UTF_8),
        "ticket",
        "{}",
        AT,
        AT);

    PreflightReport found = moved.run(end(), MoveOptions.DEFAULT).preflight();

    Conversation odd = moved.find(space -> space.conversations().find("u1", "c2")).orElseThrow();
    assertThat(odd.archived()).isTrue();
    assertThat(odd.createdAt()).isEqualTo(Instant.parse("2025-06-24T10:00:00Z"));
    assertThat(odd.updatedAt()).isEqualTo(Instant.ofEpochSecond(1_750_000_000));
    assertThat(odd.lastMessageAt()).isEqualTo(Instant.ofEpochMilli(1_750_000_000_123L));
    assertThat(about(found, EntityKind.CONVERSATION, "c2"))
        .containsExactlyInAnyOrder(
            "DECISION ODD_VALUE: is_archived is a text; taken as true",
            "DECISION ODD_VALUE: updated_at is a number; taken as seconds since 1970",
            "DECISION ODD_VALUE: last_message_at is a number; taken as milliseconds since 1970");
    assertThat(about(found, EntityKind.MESSAGE, "m1"))
        .containsExactly("DECISION ODD_VALUE: content is no text; taken as one");
  }

  @Test
  void bytesThatAreNoTextStopTheMoveByRowAndColumn() throws SQLException {
    message("m1", "c1", AT);
    message("m2", "c1", AT);
    message("m3", "c1", AT);
    message("m4", "c1", AT);
    run(
        "UPDATE messages SET content = CAST(x'61ff' AS TEXT) WHERE id = 'm1'",
        "UPDATE messages SET conversation_id = CAST(x'ff' AS TEXT) WHERE id = 'm2'",
        "UPDATE messages SET id = CAST(x'ff' AS TEXT) WHERE id = 'm3'",
        "UPDATE messages SET conversation_id = x'63' WHERE id = 'm4'",
        "UPDATE users SET full_name = CAST(x'80' AS TEXT)");

    PreflightReport found = moved.look(end(), MoveOptions.DEFAULT);

    assertThat(found.findings())
        .filteredOn(finding -> finding.weight() == Finding.Weight.OBSTACLE)
        .extracting(finding -> finding.key() + ": " + finding.detail())
        .containsExactlyInAnyOrder(
            "user u1: full_name must be text in the encoding of the file",
            "message c1/m1: content must be text in the encoding of the file",
            "message no-conversation/m2: conversation_id must be text in the encoding of the file",
            "tenant default: a row of messages: id must be text in the encoding of the file",
            "tenant default: a row without a usable id of messages is none that is known; it is not"
                + " carried over");
  }

  @Test
  void idsThatNoRecordCanHaveStopTheMoveByRow() throws SQLException {
    message("m1", "c1", AT);
    run(
        "UPDATE users SET id = 'a' || char(10) || 'b'",
        "UPDATE messages SET id = printf('%.*c', 200, 'x')");

    assertThat(moved.look(end(), MoveOptions.DEFAULT).findings())
        .filteredOn(finding -> finding.weight() == Finding.Weight.OBSTACLE)
        .extracting(finding -> finding.key() + ": " + finding.detail())
        .containsExactlyInAnyOrder(
            "user \"a\\u000ab\": id must not hold control characters",
            "message c1/\""
                + "x".repeat(128)
                + "\"... (200 characters): id must have at most 128"
                + " characters");
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void otherSettingsOfAUserStopTheMoveUnlessTheyAreLeft() {
    String columns = "id, user_id, created_at, updated_at";
    rows.insert("user_settings", columns, "s2", "u1", AT, AT);
    rows.insert("user_settings", columns, "s1", "u1", AT, AT);

    assertThat(about(moved.look(end(), MoveOptions.DEFAULT), EntityKind.SETTINGS, "u1"))
        .containsExactly(
            "OBSTACLE LACKING_KIND: the user has other settings, which the program uses");
    moved.run(end(), Moved.ALL);
    assertThat(moved.find(space -> space.settings().find("u1")).orElseThrow().extra().value())
        .contains("\"s2\"");
  }

  @Test
  void otherTablesAreNamed() {
    rows.execute("CREATE TABLE audit (id integer)");

    assertThat(moved.look(end(), MoveOptions.DEFAULT).findings())
        .extracting(one -> one.detail())
        .contains("the table audit is not carried over")
        .noneMatch(detail -> detail.contains("drizzle"));
  }

  @Test
  void theFileStaysAsItIs() throws Exception {
    byte[] before = Files.readAllBytes(file);

    moved.run(end(), MoveOptions.DEFAULT);

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var beside = Files.list(folder)) {
      assertThat(beside.map(path -> path.getFileName().toString()))
          .filteredOn(name -> name.startsWith("sqlite.db"))
          .isEqualTo(List.of("sqlite.db"));
    }
  }

  @Test
  void itIsToldByItsTables() {
    try (ForeignTables tables = RelationalStore.foreign(file)) {
      assertThat(PromptToIssue.isInFile(tables)).isTrue();
    }
    moved.run(end(), MoveOptions.DEFAULT);
    try (ForeignTables tables = RelationalStore.foreign(folder.resolve("target.db"))) {
      assertThat(PromptToIssue.isInFile(tables)).isFalse();
    }
    try (ForeignTables tables = RelationalStore.foreign(folder.resolve("none.db"))) {
      assertThat(PromptToIssue.isInFile(tables)).isFalse();
    }
    assertThat(folder.resolve("none.db")).doesNotExist();
  }
}
