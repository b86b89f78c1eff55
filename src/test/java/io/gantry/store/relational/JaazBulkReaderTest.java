package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gantry.chat.Message;
import io.gantry.common.ListFilter;
import io.gantry.common.PageRequest;
import io.gantry.library.StoredFile;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What moves read of genuine files: all that the repositories give, and nothing is touched. */
class JaazBulkReaderTest {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("tests");
  private static final PageRequest OLDEST = PageRequest.oldestFirst(PageRequest.MAX_LIMIT);
  private static final PageRequest NEWEST = PageRequest.newestFirst(PageRequest.MAX_LIMIT);

  @TempDir(factory = QuickDirectory.class)
  private Path directory;

  private final List<RelationalStore> stores = new ArrayList<>();

  @AfterEach
  void close() {
    stores.forEach(RelationalStore::close);
  }

  private Path path() {
    return directory.resolve("localmanus.db");
  }

  private RelationalStore store(SchemaVersion version) {
    RelationalStore store = Stores.jaaz(version, directory, Stores.CURSORS);
    stores.add(store);
    return store;
  }

  private BulkReader reader(SchemaVersion version) {
    return store(version).bulkReader(ACCESS);
  }

  /** Everything in the store. */
  private static List<BulkBatch> batches(BulkReader reader, int parts) {
    List<BulkBatch> all = new ArrayList<>();
    for (EntityKind kind : reader.kinds()) {
      for (BulkRange range : reader.ranges(kind, parts)) {
        Optional<String> place = Optional.empty();
        do {
          BulkBatch batch = reader.read(range, place);
          all.add(batch);
          place = batch.following();
        } while (place.isPresent());
      }
    }
    return all;
  }

  private static List<Object> values(List<BulkBatch> batches) {
    return batches.stream()
        .flatMap(batch -> batch.records().stream())
        .peek(record -> assertThat(record.tenant()).isEqualTo(TenantId.DEFAULT))
        .map(BulkRecord::value)
        .toList();
  }

  private static List<Object> ofRepositories(Workspace workspace, SchemaVersion version) {
    List<Object> all = new ArrayList<>();
    workspace.conversations().list(LocalUser.ID, ListFilter.ALL, NEWEST).items().stream()
        .peek(all::add)
        .forEach(
            one -> all.addAll(workspace.messages().list(LocalUser.ID, one.id(), OLDEST).items()));
    if (version.has(EntityKind.CANVAS)) {
      workspace.canvases().list(LocalUser.ID, ListFilter.ALL, NEWEST).items().stream()
          .map(one -> workspace.canvases().find(LocalUser.ID, one.id()).orElseThrow())
          .forEach(all::add);
    }
    if (version.has(EntityKind.WORKFLOW)) {
      workspace.workflows().list(LocalUser.ID, ListFilter.ALL, NEWEST).items().stream()
          .map(one -> workspace.workflows().find(LocalUser.ID, one.id()).orElseThrow())
          .forEach(all::add);
    }
    if (version.has(EntityKind.FILE)) {
      all.addAll(workspace.files().list(LocalUser.ID, ListFilter.ALL, NEWEST).items());
    }
    return all;
  }

  private void assertSameAsRepositories(SchemaVersion version) {
    RelationalStore store = store(version);
    try (BulkReader reader = store.bulkReader(ACCESS)) {
      assertThat(reader.kinds()).isEqualTo(version.kinds());
      List<Object> read = values(batches(reader, 1));
      assertThat(read)
          .containsExactlyInAnyOrderElementsOf(
              ofRepositories(store.workspace(TenantId.DEFAULT), version));
      assertThat(read).hasSize((int) store.administration().contents(ACCESS).total());
    }
  }

  @Test
  void everyRecordIsTheOneThatTheRepositoriesGive() throws SQLException {
    QuirkyFile.at(path());
    assertSameAsRepositories(SchemaVersion.V4);
  }

  @Test
  void messagesWithoutASessionAreAConversationOfTheirOwn() throws SQLException {
    GenuineFile file = QuirkyFile.at(path());
    file.execute("DELETE FROM chat_sessions WHERE id IS NULL");
    assertSameAsRepositories(SchemaVersion.V4);
  }

  @Test
  void aFirstReleaseIsReadWithoutCanvases() throws SQLException {
    GenuineFile file = GenuineFile.firstRelease(path());
    file.insert("chat_sessions", "id, title", "s", "T");
    file.insert("chat_messages", "session_id, role, message", "s", "user", "\"x\"");
    file.insert("chat_messages", "session_id, role, message", "t", "user", "\"y\"");
    assertSameAsRepositories(SchemaVersion.V1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void everyVersionIsRead(int number) throws SQLException {
    GenuineFile file = GenuineFile.of(number, path());
    file.insert("chat_sessions", "id, title, canvas_id", "s", "T", "c");
    file.insert("chat_messages", "session_id, role, message", "s", "user", "\"x\"");
    assertSameAsRepositories(SchemaVersion.ofNumber(number).orElseThrow());
  }

  @Test
  void whatIsOddIsRemarked() throws SQLException {
    QuirkyFile.at(path());
    try (BulkReader reader = reader(SchemaVersion.V4)) {
      Map<String, Long> remarks =
          remarks(reader).stream()
              .collect(
                  Collectors.groupingBy(
                      one -> one.oddity() + " " + one.key().kind().label(),
                      TreeMap::new,
                      Collectors.counting()));
      assertThat(remarks)
          .containsOnly(
              Map.entry("NOT_JSON canvas", 2L),
              Map.entry("NOT_JSON message", 4L),
              Map.entry("NOT_JSON workflow", 1L),
              Map.entry("NO_TIME canvas", 3L),
              Map.entry("NO_TIME conversation", 4L),
              Map.entry("NO_TIME file", 3L),
              Map.entry("NO_TIME message", 4L),
              Map.entry("NO_TIME workflow", 2L),
              Map.entry("ORPHAN conversation", 1L),
              Map.entry("CUT canvas", 1L),
              Map.entry("CUT conversation", 2L),
              Map.entry("CUT file", 3L),
              Map.entry("UNFIT_VALUE canvas", 1L),
              Map.entry("UNFIT_VALUE conversation", 7L),
              Map.entry("UNFIT_VALUE file", 1L),
              Map.entry("UNFIT_VALUE message", 2L));
      assertThat(remarks(reader))
          .extracting(one -> one.key() + ": " + one.detail())
          .contains(
              "conversation orphan: its messages have no session; made up with no title,"
                  + " and their times",
              "conversation dangling: created_at cannot be read; taken from updated_at",
              "message plain/4: message is NULL; taken as null",
              "message plain/4: created_at is NULL; taken from 1970-01-01T00:00:00Z",
              "canvas c2: name of 2000 characters is none that a record may have; cut to 1000",
              "canvas ~row-4: id is NULL; shown as ~row-4");
    }
  }

  private static List<BulkRemark> remarks(BulkReader reader) {
    return batches(reader, 1).stream().flatMap(batch -> batch.remarks().stream()).toList();
  }

  @Test
  void aPlainRowHasNoRemark() throws SQLException {
    GenuineFile file = GenuineFile.of(4, path());
    file.insert("chat_sessions", "id, title, canvas_id", "s", "T", "default");
    file.insert(
        "chat_messages",
        "session_id, role, message",
        "s",
        "user",
        "{\"role\": \"user\", \"content\": \"Hi\"}");
    file.insert("comfy_workflows", "name, api_json, inputs, outputs", "W", "{}", "[]", "null");
    file.insert("files", "id, file_path, width", "f", "f", 7);
    try (BulkReader reader = reader(SchemaVersion.V4)) {
      assertThat(values(batches(reader, 1))).hasSize(5);
      assertThat(remarks(reader)).isEmpty();
    }
  }

  @Test
  void whatIsNoRecordIsSaidToBeUnreadable() throws SQLException {
    GenuineFile file = GenuineFile.of(4, path());
    file.insert("chat_sessions", "id, title", new byte[] {1, 2}, "Bytes");
    file.execute(
        "INSERT INTO chat_messages (session_id, message) VALUES"
            + " ('s', printf('%.*c', 17000000, 'x')),"
            + " ('s', printf('%.*c', 68000000, 'x')), (x'00', '1')");
    assertThat(unreadable())
        .containsExactlyInAnyOrder(
            "conversation ~row-1: row 1 of chat_sessions: id must be text, not bytes"
                + mend("chat_sessions", "id", 1),
            "message s/1: At most 16777216 bytes of content are allowed",
            "message ~row-2: row 2 of chat_messages: a value is larger than any record may hold",
            "message ~row-3: row 3 of chat_messages: session_id must be text, not bytes"
                + mend("chat_messages", "session_id", 3));
  }

  private List<String> unreadable() {
    try (BulkReader reader = reader(SchemaVersion.V4)) {
      return remarks(reader).stream()
          .filter(one -> one.oddity() == BulkRemark.Oddity.UNREADABLE)
          .map(one -> one.key() + ": " + one.detail())
          .toList();
    }
  }

  private static String mend(String table, String column, int row) {
    return "; mend a copy: UPDATE " + table + " SET " + column + " = '...' WHERE rowid = " + row;
  }

  /** What was found says how to mend it, and so it does. */
  @ParameterizedTest
  @ValueSource(strings = {"x'7b7d'", "CAST(x'22c322' AS TEXT)"})
  void whatTheFindingSaysMendsTheRow(String content) throws SQLException {
    GenuineFile file = GenuineFile.of(4, path());
    file.execute("INSERT INTO chat_sessions (id) VALUES ('s')");
    file.execute("INSERT INTO chat_messages (session_id, message) VALUES ('s', " + content + ")");
    String found = unreadable().get(0);

    file.execute(found.substring(found.indexOf("UPDATE")));

    assertThat(unreadable()).isEmpty();
  }

  @Test
  void bytesThatAreNoTextAreNamedByColumn() throws SQLException {
    GenuineFile file = GenuineFile.of(4, path());
    file.execute(
        "INSERT INTO chat_sessions (id, title) VALUES ('s', CAST(x'54ff' AS TEXT))",
        "INSERT INTO chat_sessions (id) VALUES (CAST(x'ff' AS TEXT))",
        "INSERT INTO chat_messages (session_id, role, message) VALUES"
            + " ('s', 'user', CAST(x'22c3' || x'22' AS TEXT)), ('s', CAST(x'c080' AS TEXT), '1'),"
            + " (CAST(x'eda080' AS TEXT), 'user', '1'), ('s', 'user', x'7b7d')",
        "INSERT INTO canvases (id, name, thumbnail) VALUES ('c', 'C', CAST(x'80' AS TEXT))",
        "INSERT INTO comfy_workflows (name, inputs) VALUES ('W', CAST(x'f8' AS TEXT))",
        "INSERT INTO files (id, file_path, created_at) VALUES"
            + " ('f', CAST(x'61ff62' AS TEXT), CAST(x'ff' AS TEXT))");
    String wrong = " must be text in the encoding of the file";
    assertThat(unreadable())
        .containsExactlyInAnyOrder(
            "conversation s: row 1 of chat_sessions: title"
                + wrong
                + mend("chat_sessions", "title", 1),
            "conversation ~row-2: row 2 of chat_sessions: id"
                + wrong
                + mend("chat_sessions", "id", 2),
            "conversation \uFFFD: session_id" + wrong,
            "message s/1: row 1 of chat_messages: message"
                + wrong
                + mend("chat_messages", "message", 1),
            "message s/2: row 2 of chat_messages: role" + wrong + mend("chat_messages", "role", 2),
            "message ~row-3: row 3 of chat_messages: session_id"
                + wrong
                + mend("chat_messages", "session_id", 3),
            "message s/4: row 4 of chat_messages: message must be text, not bytes"
                + mend("chat_messages", "message", 4),
            "canvas c: row 2 of canvases: thumbnail" + wrong + mend("canvases", "thumbnail", 2),
            "workflow 1: row 1 of comfy_workflows: inputs"
                + wrong
                + mend("comfy_workflows", "inputs", 1),
            "file f: row 1 of files: file_path" + wrong + mend("files", "file_path", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16le", "UTF-16be"})
  void everyTextIsReadInTheEncodingOfTheFile(String encoding) throws SQLException {
    new GenuineFile(path()).execute("PRAGMA encoding = '" + encoding + "'");
    GenuineFile file = QuirkyFile.at(path());
    String text = "\"\u00fc \uFFFD \0 \uD83D\uDE00 \uFDD0\"";
    file.insert("chat_messages", "session_id, role, message", "\u00fc\uD83D\uDE00", "r\0", text);
    file.insert("files", "id, file_path, width, height", "n", text, 640, 4.5);
    assertSameAsRepositories(SchemaVersion.V4);
    assertThat(unreadable()).isEmpty();
    try (BulkReader reader = reader(SchemaVersion.V4)) {
      assertThat(values(batches(reader, 1)))
          .anySatisfy(
              one -> {
                assertThat(one).isInstanceOf(Message.class);
                assertThat(((Message) one).role()).isEqualTo("r\0");
                assertThat(((Message) one).conversationId()).isEqualTo("\u00fc\uD83D\uDE00");
              })
          .anySatisfy(
              one -> {
                assertThat(one).isInstanceOf(StoredFile.class);
                assertThat(((StoredFile) one).path()).isEqualTo(text);
                assertThat(((StoredFile) one).width()).isEqualTo(640);
              });
      assertThat(remarks(reader))
          .filteredOn(one -> one.key().parts().contains("n"))
          .extracting(BulkRemark::detail)
          .containsExactly("height of 3 characters is none that a record may have; left out");
    }
  }

  @Test
  void halfAPairOfUtf16IsNoText() throws SQLException {
    new GenuineFile(path()).execute("PRAGMA encoding = 'UTF-16le'");
    GenuineFile file = GenuineFile.of(4, path());
    file.execute("INSERT INTO chat_sessions (id, title) VALUES ('s', CAST(x'3dd86100' AS TEXT))");
    assertThat(unreadable())
        .containsExactly(
            "conversation s: row 1 of chat_sessions: title must be text in the encoding of the"
                + " file"
                + mend("chat_sessions", "title", 1));
  }

  @Test
  void rangesAreDisjointAndEachIsTakenUpWhereItWasLeft() throws SQLException {
    GenuineFile file = GenuineFile.of(4, path());
    file.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)"
            + " INSERT INTO chat_messages (session_id, role, message) SELECT 's' || i, 'user', i"
            + " FROM n",
        "UPDATE chat_messages SET id = -7 WHERE id = 1");
    List<Object> whole;
    try (BulkReader reader = reader(SchemaVersion.V4)) {
      whole = values(batches(reader, 1));
      assertThat(whole).hasSize(5001).doesNotHaveDuplicates();
    }
    List<Object> resumed = new ArrayList<>();
    List<BulkRange> ranges;
    try (BulkReader reader = reader(SchemaVersion.V4)) {
      ranges = new ArrayList<>(reader.ranges(EntityKind.MESSAGE, 2));
      assertThat(ranges).hasSize(2);
      ranges.addAll(reader.ranges(EntityKind.CONVERSATION, 3));
      ranges.addAll(reader.ranges(EntityKind.CANVAS, 3));
    }
    for (BulkRange range : ranges) {
      Optional<String> place = Optional.empty();
      do {
        try (BulkReader another = reader(SchemaVersion.V4)) {
          BulkBatch batch = another.read(range, place);
          assertThat(batch.records()).hasSizeLessThanOrEqualTo(BulkBatch.MAX_RECORDS);
          batch.records().forEach(record -> resumed.add(record.value()));
          place = batch.following();
        }
      } while (place.isPresent());
    }
    assertThat(resumed).containsExactlyInAnyOrderElementsOf(whole);
    try (BulkReader reader = reader(SchemaVersion.V4)) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> reader.read(new BulkRange(EntityKind.MESSAGE, "rows"), Optional.empty()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> reader.read(ranges.get(0), Optional.of("here")));
      assertThatIllegalArgumentException().isThrownBy(() -> reader.ranges(EntityKind.TICKET, 1));
    }
  }

  @Test
  void aBatchEndsWhenItHasEnoughText() throws SQLException {
    GenuineFile file = GenuineFile.of(1, path());
    for (int message = 0; message < 5; message++) {
      file.execute(
          "INSERT INTO chat_messages (session_id, message)"
              + " VALUES ('s', '\"' || printf('%.*c', "
              + (BulkBatch.ENOUGH_CHARACTERS / 2 - 100)
              + ", 'x') || '\"')");
    }
    try (BulkReader reader = reader(SchemaVersion.V1)) {
      assertThat(
              batches(reader, 1).stream()
                  .map(batch -> batch.records().stream().filter(JaazBulkReaderTest::isMessage))
                  .mapToLong(Stream::count)
                  .filter(count -> count > 0))
          .containsExactly(3L, 2L);
    }
  }

  private static boolean isMessage(BulkRecord record) {
    return record.value() instanceof Message;
  }

  private Map<String, Integer> folder() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.collect(
          Collectors.toMap(path -> path.getFileName().toString(), JaazBulkReaderTest::content));
    }
  }

  private static int content(Path path) {
    try {
      return Arrays.hashCode(Files.readAllBytes(path));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void assertReadWithoutATrace(int records) throws IOException {
    Map<String, Integer> before = folder();
    try (BulkReader reader = reader(SchemaVersion.V4)) {
      assertThat(values(batches(reader, 1))).hasSize(records);
      assertThat(folder()).isEqualTo(before);
    }
    assertThat(folder()).isEqualTo(before);
  }

  @Test
  void theFolderStaysAsItIs() throws Exception {
    QuirkyFile.at(path());
    assertReadWithoutATrace(26);
  }

  @Test
  void theFolderOfAFileWithALogStaysAsItIs() throws Exception {
    GenuineFile file = QuirkyFile.at(path());
    file.execute("PRAGMA journal_mode = WAL");
    assertReadWithoutATrace(26);
  }

  @Test
  void aLogThatNobodyWroteIntoItsFileIsRead() throws Exception {
    Path other = Files.createDirectory(directory.resolve("other")).resolve("localmanus.db");
    GenuineFile file = GenuineFile.of(4, other);
    file.execute("PRAGMA journal_mode = WAL");
    try (Connection connection = file.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO chat_sessions (id, title) VALUES ('s', 'T')");
      Files.copy(other, path());
      Files.copy(Path.of(other + "-wal"), Path.of(path() + "-wal"));
    }
    try (Stream<Path> files = Files.list(other.getParent())) {
      for (Path one : files.toList()) {
        Files.delete(one);
      }
    }
    Files.delete(other.getParent());
    assertReadWithoutATrace(2);
  }

  @Test
  void aFileThatIsInUseIsReadAsItWasAtOneMoment() throws Exception {
    GenuineFile file = GenuineFile.of(4, path());
    file.execute("PRAGMA journal_mode = WAL");
    try (Connection connection = file.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO chat_sessions (id, title) VALUES ('s', 'T')");
      try (BulkReader reader = reader(SchemaVersion.V4)) {
        statement.execute("INSERT INTO chat_sessions (id, title) VALUES ('t', 'T')");
        assertThat(values(batches(reader, 1))).hasSize(2);
      }
    }
  }

  @Test
  void aChangeThatCannotBeKeptOutIsFoundOut() throws Exception {
    GenuineFile file = GenuineFile.of(4, path());
    file.execute("PRAGMA journal_mode = WAL");
    try (BulkReader reader = reader(SchemaVersion.V4)) {
      assertThat(values(batches(reader, 1))).hasSize(1);
      file.insert("chat_sessions", "id, title", "s", "T");
      assertThatExceptionOfType(StoreException.Unavailable.class)
          .isThrownBy(() -> batches(reader, 1))
          .withMessageContaining("changed by another program");
    }
  }

  @Test
  void whatIsNotOfTheVersionIsRefused() throws SQLException {
    assertThatExceptionOfType(StoreException.Unavailable.class)
        .isThrownBy(() -> reader(SchemaVersion.V4));
    assertThat(directory).isEmptyDirectory();
    GenuineFile file = GenuineFile.of(3, path());
    for (SchemaVersion other : List.of(SchemaVersion.V2, SchemaVersion.V4)) {
      assertThatExceptionOfType(StoreException.Drifted.class)
          .isThrownBy(() -> reader(other))
          .withMessage("The tables are of schema version 3");
    }
    file.execute("DELETE FROM db_version", "DROP INDEX idx_canvases_updated_at");
    reader(SchemaVersion.V3).close();
    file.execute("ALTER TABLE canvases DROP COLUMN data");
    assertThatExceptionOfType(StoreException.Drifted.class)
        .isThrownBy(() -> reader(SchemaVersion.V3))
        .withMessageContaining("canvases.data");
  }
}
