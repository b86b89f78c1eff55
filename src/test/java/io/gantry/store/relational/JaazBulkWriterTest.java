package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.fake.RecordCopy;
import io.gantry.library.StoredFile;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkLoad.Into;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the old versions are loaded with what came from one, and stay genuine. */
class JaazBulkWriterTest {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("tests");
  private static final BulkLoad LOAD = new BulkLoad("load-1", Into.EMPTY);
  private static final Instant AT = Stores.AT;

  @TempDir(factory = QuickDirectory.class)
  private Path directory;

  private GenuineFile file;
  private RelationalStore store;

  @BeforeEach
  void open() throws Exception {
    use(SchemaVersion.V4);
  }

  private void use(SchemaVersion version) throws Exception {
    Path folder = Files.createDirectory(directory.resolve("target" + version.number()));
    store = Stores.jaaz(version, folder, Stores.CURSORS);
    store.prepare();
    file = new GenuineFile(folder.resolve("localmanus.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static List<BulkRecord> records(RelationalStore store) {
    List<BulkRecord> all = new ArrayList<>();
    try (BulkReader reader = store.bulkReader(ACCESS)) {
      for (EntityKind kind : reader.kinds()) {
        for (BulkRange range : reader.ranges(kind, 1)) {
          for (Optional<String> place = Optional.of(""); place.isPresent(); ) {
            BulkBatch batch = reader.read(range, place.filter(known -> !known.isEmpty()));
            all.addAll(batch.records());
            place = batch.following();
          }
        }
      }
    }
    return all;
  }

  private static Object withoutRevision(BulkRecord record) {
    return RecordCopy.with(record.value(), "revision", 0L);
  }

  private void assertHolds(List<BulkRecord> records) {
    assertThat(records(store))
        .extracting(JaazBulkWriterTest::withoutRevision)
        .containsExactlyInAnyOrderElementsOf(
            records.stream().map(JaazBulkWriterTest::withoutRevision).toList());
  }

  private List<BulkRecord> ofQuirkyFile() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("source"));
    GenuineFile quirky = QuirkyFile.at(folder.resolve("localmanus.db"));
    // Its id cannot be told from what it is shown as.
    quirky.execute(
        "DELETE FROM chat_sessions WHERE length(id) > 200",
        "DELETE FROM chat_messages WHERE length(session_id) > 200");
    try (RelationalStore source = Stores.jaaz(SchemaVersion.V4, folder, Stores.CURSORS)) {
      return records(source);
    }
  }

  @Test
  void aQuirkyFileComesOverWhole() throws Exception {
    List<BulkRecord> records = ofQuirkyFile();
    assertThat(records).hasSize(24);
    List<String> schema = file.schema();
    try (BulkWriter writer = store.bulkWriter(ACCESS, LOAD)) {
      writer.write(records, Map.of());
      assertThat(store.administration().unfinishedLoad()).contains("load-1");
      assertThat(store.administration().report().differences()).isEmpty();
      writer.complete();
      writer.complete();
    }
    assertThat(store.administration().unfinishedLoad()).isEmpty();
    assertThat(file.schema()).isEqualTo(schema);
    assertHolds(records);
    assertThat(file.texts("SELECT seq FROM sqlite_sequence WHERE name = 'chat_messages'"))
        .containsExactly("8");
    assertThat(file.texts("SELECT id FROM chat_sessions WHERE title = 'Empty id'"))
        .containsExactly("");
    assertThat(file.texts("SELECT count(*) FROM chat_sessions WHERE id IS NULL"))
        .containsExactly("2");
    assertThat(file.texts("SELECT count(*) FROM chat_messages WHERE session_id IS NULL"))
        .containsExactly("1");
    assertThat(file.texts("PRAGMA integrity_check")).containsExactly("ok");
  }

  @Test
  void recordsMayComeInAnyOrderAndTwice() throws Exception {
    List<BulkRecord> records = new ArrayList<>(ofQuirkyFile());
    Collections.reverse(records);
    try (BulkWriter writer = store.bulkWriter(ACCESS, LOAD)) {
      records.forEach(record -> writer.write(List.of(record), Map.of()));
      writer.write(records, Map.of());
      writer.complete();
    }
    assertHolds(records);
  }

  @Test
  void aLoadIsTakenUpWithItsJournal() throws Exception {
    List<BulkRecord> records = ofQuirkyFile();
    try (BulkWriter writer = store.bulkWriter(ACCESS, LOAD)) {
      assertThat(writer.journal()).isEmpty();
      writer.write(records.subList(0, 10), Map.of("place", "10", "load", "x"));
      writer.note(Map.of("place", "ten"));
    }
    assertThatExceptionOfType(StoreException.Loading.class)
        .isThrownBy(() -> store.bulkWriter(ACCESS, new BulkLoad("another", Into.EMPTY)))
        .matches(refused -> refused.load().equals("load-1"));
    try (BulkWriter writer = store.bulkWriter(ACCESS, LOAD)) {
      assertThat(writer.journal()).isEqualTo(Map.of("place", "ten", "load", "x"));
      writer.write(records, Map.of());
      writer.endLoad();
      assertThat(writer.journal()).hasSize(2);
      writer.complete();
      assertThat(writer.journal()).isEmpty();
      assertThatIllegalStateException().isThrownBy(() -> writer.note(Map.of("a", "b")));
    }
    assertHolds(records);
  }

  @Test
  void theCanvasOfANewFileGivesWay() throws SQLException {
    assertThat(store.administration().contents(ACCESS).total()).isZero();
    store.bulkWriter(ACCESS, LOAD).close();
    assertThat(records(store)).isEmpty();
    file.execute("DROP TABLE gantry_load", "INSERT INTO canvases (id, name) VALUES ('c', 'C')");
    store.bulkWriter(ACCESS, LOAD).close();
    assertThat(records(store)).hasSize(1);
  }

  @Test
  void theCanvasThatSomebodyDrewOnStays() throws SQLException {
    file.execute("UPDATE canvases SET data = '{}'");
    assertThat(store.administration().contents(ACCESS).total()).isOne();
    store.bulkWriter(ACCESS, new BulkLoad("more", Into.FILLED)).close();
    assertThat(records(store)).hasSize(1);
  }

  private static Canvas canvas(String id, String name) {
    return new Canvas(id, LocalUser.ID, name, null, null, null, AT, AT, 9);
  }

  private static BulkRecord of(Object value) {
    return BulkRecord.of(TenantId.DEFAULT, value);
  }

  private static Message message(String id, String orderKey) {
    return new Message(
        id,
        "c",
        LocalUser.ID,
        orderKey,
        "user",
        new JsonText("1"),
        null,
        JsonText.EMPTY_OBJECT,
        null,
        AT,
        AT,
        1);
  }

  private void assertRefused(EntityKind kind, String field, BulkRecord record) {
    try (BulkWriter writer = store.bulkWriter(ACCESS, LOAD)) {
      assertThatExceptionOfType(StoreException.Unsupported.class)
          .isThrownBy(
              () -> writer.write(List.of(of(canvas("fits", "F")), record), Map.of("n", "1")))
          .matches(refused -> refused.kind() == kind)
          .matches(refused -> refused.field().orElse("").equals(field));
      assertThat(writer.journal()).isEmpty();
    }
    assertThat(records(store)).isEmpty();
  }

  @Test
  void whatWouldNotComeBackIsRefused() {
    Conversation plain = Stores.conversation(LocalUser.ID, "c");
    assertRefused(EntityKind.CONVERSATION, "owner_id", of(Stores.conversation("ann", "c")));
    assertRefused(EntityKind.TENANT, "", BulkRecord.of(new TenantId("acme"), plain));
    assertRefused(
        EntityKind.TENANT,
        "",
        of(new Tenant(TenantId.DEFAULT, "T", TenantStatus.ACTIVE, AT, AT, 1)));
    assertRefused(EntityKind.CONVERSATION, "share_id", of(plain.withShareId("s", AT)));
    assertRefused(EntityKind.CONVERSATION, "id", of(RecordCopy.with(plain, "id", "~hash-x")));
    assertRefused(EntityKind.MESSAGE, "id", of(message("x", "x")));
    assertRefused(EntityKind.MESSAGE, "id", of(message("007", "x")));
    assertRefused(EntityKind.MESSAGE, "order_key", of(message("7", "7")));
    Message fit = message("7", "0000000000000000007");
    assertRefused(
        EntityKind.MESSAGE, "content", of(RecordCopy.with(fit, "content", new JsonText("{"))));
    assertRefused(
        EntityKind.MESSAGE,
        "conversation_id",
        of(RecordCopy.with(fit, "conversationId", "~row-3")));
    assertRefused(
        EntityKind.CANVAS,
        "data",
        of(RecordCopy.with(canvas("c", "C"), "data", new JsonText("no"))));
    assertRefused(
        EntityKind.WORKFLOW,
        "id",
        of(new Workflow("w", LocalUser.ID, "N", null, null, null, null, AT, AT, 1)));
    assertRefused(
        EntityKind.FILE,
        "size",
        of(new StoredFile("f", LocalUser.ID, null, "f", null, 1L, null, null, null, AT, AT, 1)));
  }

  @Test
  void anotherRecordUnderTheKeyStopsTheBatch() {
    try (BulkWriter writer = store.bulkWriter(ACCESS, LOAD)) {
      writer.write(List.of(of(canvas("c", "C"))), Map.of());
      assertThatExceptionOfType(StoreException.AlreadyExists.class)
          .isThrownBy(
              () ->
                  writer.write(
                      List.of(of(canvas("d", "D")), of(canvas("c", "Other"))), Map.of("n", "1")))
          .matches(refused -> refused.kind().equals("canvas"));
      assertThat(writer.journal()).isEmpty();
    }
    assertThat(records(store)).hasSize(1);
  }

  @Test
  void aFirstReleaseHasNoPlaceForACanvas() throws Exception {
    store.close();
    Path folder = Files.createDirectory(directory.resolve("first"));
    file = GenuineFile.firstRelease(folder.resolve("localmanus.db"));
    store = Stores.jaaz(SchemaVersion.V1, folder, Stores.CURSORS);
    Conversation plain = Stores.conversation(LocalUser.ID, "c");
    try (BulkWriter writer = store.bulkWriter(ACCESS, LOAD)) {
      assertThatExceptionOfType(StoreException.Unsupported.class)
          .isThrownBy(
              () -> writer.write(List.of(of(RecordCopy.with(plain, "canvasId", "c"))), Map.of()))
          .matches(refused -> refused.field().orElse("").equals("canvas_id"));
      writer.write(List.of(of(plain)), Map.of());
      writer.complete();
    }
    assertHolds(List.of(of(plain)));
  }

  @Test
  void aLoadNeedsAPreparedFile() throws Exception {
    try (RelationalStore unprepared =
        Stores.jaaz(
            SchemaVersion.V4, Files.createDirectory(directory.resolve("u")), Stores.CURSORS)) {
      assertThatExceptionOfType(StoreException.Drifted.class)
          .isThrownBy(() -> unprepared.bulkWriter(ACCESS, LOAD));
    }
  }
}
