package io.gantry.origin.chatcore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gantry.account.Credential;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.library.KnowledgeDocument;
import io.gantry.move.MoveException;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OddDataTest {

  private static final String NESTED = "[".repeat(10_001) + "]".repeat(10_001);

  @TempDir private Path folder;

  private Read read(String tables) {
    return read(tables, UTF_8);
  }

  private Read read(String tables, Charset charset) {
    try {
      Files.write(folder.resolve("sessions.json"), tables.getBytes(charset));
      return Read.at(folder);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static List<List<String>> brokenFiles() {
    return List.of(
        List.of("", "is empty"),
        List.of("{\"users\": {\"1\": {\"username\": \"a", "ends in the middle"),
        List.of("{\"users\": {\"1\": {}}", "ends in the middle"),
        List.of("{\"users\": {\"1\": hunter2}}", "is not JSON at byte 24 (line 1)"),
        List.of("{\"users\": {\n\"1\": {\"a\": NaN}}}", "(line 2)"),
        List.of("{\"users\": {\"1\": {\"a\": \"\0\"}}}", "is not JSON at byte"),
        List.of("{\"users\": {}} {}", "goes on behind its end"),
        List.of("{\"users\": {\"1\": {\"a\": " + NESTED + "}}}", "nested too deeply"));
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void aFileThatIsNotJsonIsRefusedWithTheFileAndThePlace(List<String> broken) {
    assertThatExceptionOfType(MoveException.class)
        .isThrownBy(() -> read(broken.get(0)))
        .withMessageStartingWith("sessions.json")
        .withMessageContaining(broken.get(1))
        .withMessageNotContaining("hunter2")
        .withNoCause();
  }

  @Test
  void aFileThatIsNotUtf8IsRefused() {
    assertThatExceptionOfType(MoveException.class)
        .isThrownBy(() -> read("{\"users\": {\"1\": {\"username\": \"\u00e7\"}}}", ISO_8859_1))
        .withMessageContaining("is not UTF-8 at byte");
    for (Charset wide : List.of(UTF_16, UTF_16LE)) {
      assertThatExceptionOfType(MoveException.class)
          .isThrownBy(() -> read("{\"users\": {}}", wide))
          .withMessageContaining("is not UTF-8: it begins as UTF-16");
    }
  }

  @Test
  void bytesThatOnlyLookLikeUtf8StopTheMoveByRow() throws IOException {
    byte[] bytes =
        "{\"users\": {\"1\": {\"username\": \"a\", \"x\": \"???\"}}}".getBytes(ISO_8859_1);
    int at = new String(bytes, ISO_8859_1).indexOf("???");
    bytes[at] = (byte) 0xED; // half of a surrogate pair, encoded
    bytes[at + 1] = (byte) 0xA0;
    bytes[at + 2] = (byte) 0x80;
    Files.write(folder.resolve("sessions.json"), bytes);

    Read read = Read.at(folder);

    assertThat(read.remarks(Oddity.UNREADABLE))
        .singleElement()
        .asString()
        .contains("row 1 of users in sessions.json: it is not UTF-8");
  }

  @Test
  void rowsThatAreNoObjectsStopTheMove() {
    Read read =
        read(
            "{\"users\": {\"1\": 5, \"2\": {\"username\": 5}}, \"sessions\": {\"1\": \"a\\\"b\"},"
                + " \"conversations\": [null, {\"conversation_id\": 7}], \"messages\": [[], {}]}");

    assertThat(read.remarks(Oddity.UNREADABLE))
        .containsExactlyInAnyOrder(
            "user row-1: row 1 of users in sessions.json: it is no object",
            "user row-2: row 2 of users in sessions.json: username is missing, or cannot be one",
            "session row-1: row 1 of sessions in sessions.json: it is no object",
            "conversation row-at-1: row at place 1 of conversations in sessions.json: it is no"
                + " object",
            "conversation row-at-2: row at place 2 of conversations in sessions.json:"
                + " conversation_id cannot be one",
            "message row-at-1: row at place 1 of messages in sessions.json: it is no object");
    assertThat(read.of(Message.class))
        .singleElement()
        .extracting(Message::id)
        .isEqualTo("row-at-2");
  }

  @Test
  void tablesThatAreNoneAndTablesThatNobodyKnowsAreNamed() {
    Read read = read("{\"users\": 5, \"feedback\": {\"1\": {}, \"2\": {}}, \"sessions\": {}}");

    assertThat(read.remarks(Oddity.UNREADABLE))
        .containsExactly("document sessions.json/users: it is no table");
    assertThat(read.remarks(Oddity.NO_KIND))
        .containsExactly(
            "document sessions.json/feedback: there is no place for the 2 rows of this table");
  }

  @Test
  void foldersWithoutSuchDataAreRefused() throws IOException {
    assertThatExceptionOfType(MoveException.class)
        .isThrownBy(() -> Read.at(folder))
        .satisfies(none -> assertThat(none.code()).isEqualTo(MoveException.Code.NOT_FOUND));
    Files.createDirectories(folder.resolve("vectorstore"));
    ChatCoreFiles.write(folder.resolve("vectorstore"), "documents.json", "[]");

    assertThat(read("{\"users\": {}}").remarks(Oddity.LEFT))
        .containsExactly("document vectorstore: folders in the folder are not read");
  }

  @Test
  void theFirstUserOfANameWinsAndLaterOnesAreReportedByName() {
    Read read =
        read(
            "{\"users\": {\"1\": {\"username\": \" Ali \", \"is_active\": true},"
                + " \"2\": {\"username\": \"ALI\", \"password_hash\": \""
                + "0".repeat(64)
                + "\", \"salt\": \""
                + "0".repeat(32)
                + "\"}}}");

    assertThat(read.of(User.class))
        .singleElement()
        .extracting(User::id, User::displayName)
        .containsExactly("ali", "Ali");
    assertThat(read.of(Credential.class)).isEmpty();
    assertThat(read.remarks(Oddity.LEFT))
        .contains(
            "user ali: row 2 of users in sessions.json: an earlier row is of user ali, and that"
                + " one counts");
  }

  @ParameterizedTest
  @CsvSource({"63, 32", "64, 31", "65, 32", "64, 0", "0, 0"})
  void aHashOfAnotherFormIsNoPassword(int hash, int salt) {
    Read read =
        read(
            "{\"users\": {\"1\": {\"username\": \"a\", \"password_hash\": \""
                + "a".repeat(hash)
                + "\", \"salt\": \""
                + "b".repeat(salt)
                + "\"}}}");

    assertThat(read.of(Credential.class)).isEmpty();
    assertThat(read.remarks(Oddity.LEFT))
        .singleElement()
        .asString()
        .startsWith("credential a")
        .doesNotContain("aaa");
  }

  @Test
  void whatHasNoPlaceOfItsOwnIsKeptInSettingsAndMetadata() {
    Read read =
        read(
            "{\"users\": {\"1\": {\"username\": \"a\", \"is_active\": \"yes\", \"created_at\":"
                + " \"soon\", \"n\": 1e400, \"mfa_secret\": \"S3\", \"n\\u0000\": null}},"
                + " \"chat_history\": {\"1\": {\"user_id\": \"a\", \"content\": \"\\ud83d\","
                + " \"timestamp\": 12, \"message_id\": 5, \"used_documents\": [ 1 ],"
                + " \"conversation_id\": \"\", \"token_count\": 7}}}");

    assertThat(read.of(UserSettings.class).get(0).extra().value())
        .isEqualTo("{\"is_active\":\"yes\",\"created_at\":\"soon\",\"n\":1e400,\"n\\u0000\":null}");
    assertThat(read.records().toString()).doesNotContain("S3");
    Message message = read.of(Message.class).get(0);
    assertThat(message.metadata().value())
        .isEqualTo(
            "{\"timestamp\":12,\"message_id\":5,\"used_documents\":[ 1 ],\"conversation_id\":\"\"}");
    assertThat(message.content().value()).isEqualTo("\"\\ud83d\"");
    assertThat(message.tokenCount()).isEqualTo(7L);
    assertThat(message.role()).isEqualTo("unknown");
    assertThat(message.createdAt()).isEqualTo(Instant.EPOCH);
    assertThat(read.remarks(Oddity.NO_TIME)).hasSize(3);
  }

  @Test
  void idsThatComeTwiceAreToldApart() {
    Read read =
        read(
            "{\"chat_history\": {"
                + "\"1\": {\"user_id\": \"a\", \"message_id\": \"m\", \"conversation_id\": \"c\"},"
                + "\"1\": {\"user_id\": \"a\", \"message_id\": \"m\", \"conversation_id\": \"c\"},"
                + "\"2\": {\"user_id\": \"b\", \"message_id\": \"m\", \"conversation_id\": \"d\"},"
                + "\"2\": {\"user_id\": \"b\", \"conversation_id\": \"c\"}},"
                + "\"conversations\": {\"1\": {\"conversation_id\": \"c\", \"user_id\": \"a\"},"
                + "\"2\": {\"conversation_id\": \"c\", \"user_id\": \"b\"}}}");

    assertThat(read.of(Message.class))
        .extracting(one -> one.conversationId() + " " + one.id() + " " + one.ownerId())
        .containsExactly("c m a", "c row-at-2 a", "d m b", "c row-at-4 a");
    assertThat(read.of(Message.class).get(1).metadata().value())
        .isEqualTo("{\"message_id\":\"m\"}");
    assertThat(read.of(Message.class).get(3).metadata().value()).isEqualTo("{\"user_id\":\"b\"}");
    assertThat(read.of(Message.class)).extracting(Message::orderKey).isSorted();
    assertThat(read.of(Conversation.class)).extracting(Conversation::id).containsExactly("c", "d");
    assertThat(read.remarks(Oddity.LEFT))
        .singleElement()
        .asString()
        .contains("an earlier row is of the same conversation");
    assertThat(read.remarks(Oddity.UNFIT_VALUE))
        .anyMatch(remark -> remark.contains("the ids of its rows do not ascend"));
  }

  @Test
  void namesOutOfAFileChangeNoTerminal() {
    Read read =
        read(
            "{\"a\\u001b[2J\": {\"1\": {}}, \"users\": {\"1\": {\"username\": \"a\","
                + " \"\\ud800token\": 1, \"x\\u0007\": 1, \"x\\u0007\": 2}},"
                + " \"users\": {}}");

    assertThat(read.remarks())
        .extracting(remark -> remark.key() + remark.detail())
        .allMatch(text -> text.chars().allMatch(unit -> unit >= ' ' && unit < 0x7F))
        .anyMatch(text -> text.contains("\\u001b[2J"))
        .anyMatch(text -> text.contains("\\ud800token"))
        .anyMatch(text -> text.contains("the table comes twice"))
        .anyMatch(text -> text.contains("\"x\\u0007\" came twice"));
    assertThat(read.of(UserSettings.class).get(0).extra().value()).isEqualTo("{\"x\\u0007\":2}");
  }

  @Test
  void titlesThatAreTooLongAreCutOnlyWhenThatIsChosen() {
    Read read =
        read(
            "{\"conversations\": {\"1\": {\"conversation_id\": \"c\", \"user_id\": \"a\", \"title\":"
                + " \""
                + "t".repeat(1_001)
                + "\", \"message_count\": 3, \"colour\": \"red\"}}}");

    assertThat(read.remarks(Oddity.CUT)).singleElement().asString().contains("1001 characters");
    assertThat(read.remarks(Oddity.UNFIT_VALUE))
        .containsExactly(
            "conversation c: row 1 of conversations in sessions.json: message_count is 3, and there"
                + " are 0");
    assertThat(read.remarks(Oddity.LEFT)).singleElement().asString().endsWith("\"colour\"");
  }

  @Test
  void itemsOfCompanyFilesAreKeptWhateverTheyAre() {
    ChatCoreFiles.write(
        folder,
        "employees.json",
        "[1.50, {\"id\": 1}, {\"id\": 1, \"name\": 2}, {\"name\": \"x\"}]");

    Read read = Read.at(folder);

    assertThat(read.of(KnowledgeDocument.class))
        .extracting(one -> one.id() + " " + one.body())
        .containsExactly(
            "employee-item-at-1 1.50",
            "employee-1 {\"id\": 1}",
            "employee-item-at-3 {\"id\": 1, \"name\": 2}",
            "employee-item-at-4 {\"name\": \"x\"}");
    assertThat(read.remarks(Oddity.UNFIT_VALUE)).hasSize(3);
  }

  @Test
  void timesAreReadAsPythonWritesThem() {
    LocalTimes times = new LocalTimes(ZoneId.of("Europe/Berlin"));

    assertThat(times.parse("2025-07-01T12:00:00")).hasValue(Instant.parse("2025-07-01T10:00:00Z"));
    assertThat(times.parse("2025-07-01 12:00:00.000001"))
        .hasValue(Instant.parse("2025-07-01T10:00:00.000001Z"));
    assertThat(times.parse("2025-07-01T12:00:00+03:00"))
        .hasValue(Instant.parse("2025-07-01T09:00:00Z"));
    assertThat(times.parse("2025-07-01T12:00:00Z")).hasValue(Instant.parse("2025-07-01T12:00:00Z"));
    assertThat(times.parse("2025-10-26T02:30:00")).hasValue(Instant.parse("2025-10-26T00:30:00Z"));
    assertThat(times.parse("2025-13-01T12:00:00")).isEmpty();
    assertThat(new LocalTimes(ZoneOffset.ofHours(2)).parse("0001-01-01T00:00:00")).isEmpty();
  }

  @Test
  void placesOfOtherBytesAreRefused() {
    ChatCoreFiles.make(folder);
    LocalTimes times = new LocalTimes(ZoneOffset.UTC);
    try (BulkReader before = new TinyDbEnd(folder, times, true, any -> false).reader()) {
      BulkRange range = before.ranges(EntityKind.MESSAGE, 1).get(0);
      ChatCoreFiles.write(folder, "sessions.json", ChatCoreFiles.tables() + " ");
      assertThatExceptionOfType(MoveException.class)
          .isThrownBy(() -> before.read(range, Optional.empty()))
          .withMessageContaining("was changed");
      try (BulkReader after = new TinyDbEnd(folder, times, true, any -> false).reader()) {
        assertThatExceptionOfType(MoveException.class)
            .isThrownBy(() -> after.read(range, Optional.empty()))
            .withMessageContaining("were changed");
      }
    }
  }

  @Test
  void addressesNamePathAndZone() {
    assertThat(TinyDb.ofAddress("tinydb:/a/../b?zone=Europe/Istanbul").end().address())
        .isEqualTo("tinydb:/b?zone=Europe/Istanbul");
    assertThat(TinyDb.ofAddress("tinydb:/b").end().address()).isEqualTo("tinydb:/b");
    for (String odd : Set.of("tinydb:", "tinydb:/b?zone=Nowhere", "other:/b")) {
      assertThatIllegalArgumentException().isThrownBy(() -> TinyDb.ofAddress(odd));
    }
  }

  @Test
  void textsOfManyPartsAreEachNewOnce() {
    HashSet64 first = new HashSet64(0, 2, 100);
    HashSet64 second = new HashSet64(1, 2, 100);
    int seen = 0;
    for (int number = 0; number < 100; number++) {
      String text = "text " + number;
      assertThat(first.add(text) && second.add(text)).isTrue();
      seen += first.add(text) ? 0 : 1;
      seen += second.add(text) ? 0 : 1;
    }
    assertThat(seen).isEqualTo(100);
  }
}
