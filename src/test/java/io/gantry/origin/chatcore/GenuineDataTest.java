package io.gantry.origin.chatcore;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.Credential;
import io.gantry.account.LoginSession;
import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.account.UserStatus;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.library.KnowledgeDocument;
import io.gantry.store.BulkRemark.Oddity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenuineDataTest {

  @TempDir private Path folder;

  private Read read;

  @BeforeEach
  void readAll() {
    read = Read.at(ChatCoreFiles.make(folder));
  }

  @Test
  void usersAreKnownByTheirNames() {
    assertThat(read.of(User.class))
        .extracting(User::id, User::username, User::role, User::status)
        .containsExactly(
            tuple("admin", "admin", Role.ADMIN, UserStatus.ACTIVE),
            tuple("user2", "user2", Role.MEMBER, UserStatus.ACTIVE),
            tuple("user3", "user3", Role.MEMBER, UserStatus.DISABLED));
    assertThat(read.of(User.class).get(0).createdAt())
        .isEqualTo(Instant.parse("2025-11-04T10:20:30.123456Z"));
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  @Test
  void usersWithoutAHashHaveNoPassword() {
    assertThat(read.of(Credential.class))
        .extracting(Credential::userId)
        .containsExactly("admin", "user2");
    assertThat(read.remarks(Oddity.LEFT))
        .anyMatch(
            remark -> remark.startsWith("credential user3") && remark.contains("no password"));
  }

  @Test
  void passwordsInClearAndTokensAreReportedAndNowhereElse() {
    assertThat(read.remarks(Oddity.LEFT))
        .anyMatch(
            remark -> remark.startsWith("user admin: row 1 of users in sessions.json: \"passw"))
        .anyMatch(remark -> remark.startsWith("session session-3") && remark.contains("token"))
        .noneMatch(remark -> remark.contains("1234") || remark.contains("eyJ"));
    assertThat(read.records().toString()).doesNotContain("\"password\"", "eyJ");
  }

  @Test
  void whatUsersAndSessionsHoldBesidesIsKeptAsItStands() {
    assertThat(read.of(UserSettings.class))
        .extracting(UserSettings::userId, UserSettings::theme, one -> one.extra().value())
        .containsExactly(
            tuple(
                "admin",
                null,
                "{\"chatcore_sessions\":[{\"session\":\"session-3\","
                    + "\"context\":{\"last_topic\": \"izin\"},\"viewed_procedures\":[3, 12],"
                    + "\"active_conversation_id\":\"deadbeef\"}]}"),
            tuple(
                "user2",
                null,
                "{\"chatcore_sessions\":[{\"session\":\"session-5\",\"context\":{},"
                    + "\"viewed_procedures\":[],\"active_conversation_id\":null}]}"),
            tuple("user3", "dark", "{\"shoe_size\":43.50}"));
  }

  @Test
  void sessionsEndTwoHoursAfterTheirLastUse() {
    assertThat(read.of(LoginSession.class))
        .extracting(LoginSession::id, LoginSession::userId, LoginSession::expiresAt)
        .containsExactly(
            tuple("session-3", "admin", Instant.parse("2025-11-04T12:30:00Z")),
            tuple("session-5", "user2", Instant.parse("2025-11-04T13:00:00Z")));
  }

  @Test
  void messagesOfNoConversationAreTogetherByUserInTheOrderOfTheFile() {
    Map<String, List<Message>> talks =
        read.of(Message.class).stream().collect(Collectors.groupingBy(Message::conversationId));

    assertThat(talks.keySet())
        .containsExactlyInAnyOrder(
            "1a2b3c4d", "5e6f7a8b", "deadbeef", "history-of-admin", "history-of-user2");
    assertThat(talks.get("history-of-admin"))
        .hasSize(10)
        .isSortedAccordingTo((one, other) -> one.orderKey().compareTo(other.orderKey()))
        .extracting(Message::id)
        .containsExactly(
            "row-1", "row-4", "row-5", "row-8", "row-9", "row-12", "row-13", "row-16", "row-17",
            "row-20");
    assertThat(talks.get("deadbeef"))
        .extracting(Message::id, Message::ownerId)
        .containsExactly(tuple("9401b787-040", "user2"), tuple("9401b787-041", "user2"));
    assertThat(read.of(Message.class)).hasSize(34);
    assertThat(talks.get("1a2b3c4d").get(0).content().value())
        .isEqualTo("\"Soru 23: \\u0130zin nas\\u0131l al\\u0131n\\u0131r? \\ud83d\\ude00\"");
  }

  @Test
  void conversationsCountTheirMessages() {
    assertThat(read.of(Conversation.class))
        .extracting(
            Conversation::id,
            Conversation::ownerId,
            Conversation::title,
            Conversation::messageCount,
            Conversation::lastMessageAt)
        .containsExactly(
            tuple("1a2b3c4d", "admin", "Yeni Sohbet", 8L, Instant.parse("2025-11-04T10:05:00Z")),
            tuple(
                "5e6f7a8b",
                "user2",
                "Kahve&#x27;yi nas\u0131l i\u00e7ersin?...",
                4L,
                Instant.parse("2025-11-04T10:05:00Z")),
            tuple("deadbeef", "user2", "", 2L, Instant.parse("2025-11-04T10:05:00Z")),
            tuple(
                "history-of-admin",
                "admin",
                "Chat history",
                10L,
                Instant.parse("2025-11-03T09:00:00Z")),
            tuple(
                "history-of-user2",
                "user2",
                "Chat history",
                10L,
                Instant.parse("2025-11-03T09:00:00Z")));
    assertThat(read.remarks(Oddity.ORPHAN))
        .singleElement()
        .asString()
        .startsWith("conversation deadbeef");
    assertThat(read.remarks(Oddity.MADE)).hasSize(2);
  }

  @Test
  void companyFilesAreDocumentsByteForByte() {
    assertThat(read.of(KnowledgeDocument.class))
        .extracting(
            KnowledgeDocument::id,
            KnowledgeDocument::docType,
            KnowledgeDocument::title,
            KnowledgeDocument::department,
            one -> String.valueOf(one.body()))
        .containsExactly(
            tuple(
                "employee-1",
                "employee",
                "Ay\u015fe Y\u0131lmaz",
                "Ar-Ge",
                "{\"id\": 1, \"name\": \"Ay\u015fe Y\u0131lmaz\", \"department\": \"Ar-Ge\","
                    + " \"projects\": [1,  2]}"),
            tuple(
                "employee-2",
                "employee",
                "\u00c7a\u011fr\u0131",
                "Sat\u0131\u015f",
                "{\"id\": 2, \"name\": \"\u00c7a\u011fr\u0131\","
                    + " \"department\": \"Sat\u0131\u015f\"}"),
            tuple(
                "department-1",
                "department",
                "Bilgi \u0130\u015flem",
                "Bilgi \u0130\u015flem",
                "{\"id\": 1, \"name\": \"Bilgi \u0130\u015flem\","
                    + " \"budget_2024\": \"250.000.000 USD\"}"),
            tuple(
                "project-7",
                "project",
                "Ku\u015f",
                "Ar-Ge",
                "{\"id\":7,\"name\":\"Ku\u015f\",\"department\":\"Ar-Ge\","
                    + "\"budget\":1234567890.12345678901}"),
            tuple(
                "procedure-3",
                "procedure",
                "\u0130zin",
                null,
                "{\"id\": 3, \"title\": \"\u0130zin\", \"tags\": [1.0, 1e2]}"));
  }

  @Test
  void timesAreOfTheZoneThatIsGivenAndTheReportSaysWhenNoneIs() {
    Read local = Read.at(folder, ZoneId.of("Europe/Istanbul"), 1);

    assertThat(local.of(User.class).get(0).createdAt())
        .isEqualTo(Instant.parse("2025-11-04T07:20:30.123456Z"));
    assertThat(local.remarks(Oddity.NO_TIME)).isEmpty();
    assertThat(read.remarks(Oddity.NO_TIME)).singleElement().asString().contains("UTC");
  }

  @Test
  void nothingElseIsOdd() {
    assertThat(read.remarks().stream().map(remark -> remark.oddity()).distinct())
        .containsExactlyInAnyOrder(Oddity.NO_TIME, Oddity.LEFT, Oddity.ORPHAN, Oddity.MADE);
    assertThat(read.remarks(Oddity.LEFT)).hasSize(4);
  }

  @Test
  void theOldScriptsLayoutGivesTheSameButForTheIdsOfRows() {
    Path wrapped = folder.resolve("wrapped.json");
    ChatCoreFiles.write(folder, "wrapped.json", "{\"_default\": " + wrapped() + "}");

    Read other = Read.at(wrapped);

    assertThat(other.of(User.class)).isEqualTo(read.of(User.class));
    assertThat(other.of(Credential.class)).isEqualTo(read.of(Credential.class));
    assertThat(other.of(Conversation.class)).isEqualTo(read.of(Conversation.class));
    assertThat(other.of(Message.class))
        .extracting(Message::content)
        .isEqualTo(read.of(Message.class).stream().map(Message::content).toList());
    assertThat(other.of(Message.class)).extracting(Message::id).contains("row-at-1");
  }

  /** The same rows in arrays, without the ids that TinyDB gave them. */
  private static String wrapped() {
    return ChatCoreFiles.tables()
        .replaceAll("\"(sessions|chat_history|conversations|users)\": \\{", "\"$1\": [")
        .replaceAll("\"\\d+\": \\{", "{")
        .replaceAll("\\}\\}, \"", "}], \"")
        .replaceAll("\\}\\}\\}$", "}]}");
  }

  @Test
  void readingInPartsReadsTheSame() throws Exception {
    StringBuilder rows = new StringBuilder();
    for (int number = 1; number <= 5_000; number++) {
      rows.append(number == 1 ? "" : ",\n  ");
      rows.append("\"" + number + "\": {\"user_id\": \"admin\", \"content\": [" + number + "]}");
    }
    Path file = folder.resolve("many.json");
    Files.writeString(file, "\ufeff{\"chat_history\": {" + rows + "}}");

    Read whole = Read.at(file);

    assertThat(whole.of(Message.class)).hasSize(5_000);
    assertThat(Read.at(file, null, 3).records()).isEqualTo(whole.records());
    assertThat(whole.of(Message.class).get(4_999).content().value()).isEqualTo("[5000]");
    assertThat(whole.of(Conversation.class).get(0).messageCount()).isEqualTo(5_000);
  }
}
