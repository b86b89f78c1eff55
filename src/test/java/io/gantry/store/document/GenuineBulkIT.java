package io.gantry.store.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reads tables as old programs leave them, odd rows included, to the last row. */
class GenuineBulkIT {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("test");
  private static final String AT = "2025-06-02T11:39:52.442001Z";

  /** All that a reader says. */
  private record Read(List<BulkRecord> records, List<BulkRemark> remarks) {

    static Read of(DocumentStore store) {
      Read all = new Read(new ArrayList<>(), new ArrayList<>());
      try (BulkReader reader = store.bulkReader(ACCESS)) {
        for (EntityKind kind : reader.kinds()) {
          reader.ranges(kind, 3).forEach(range -> all.add(reader, range));
        }
      }
      return all;
    }

    private void add(BulkReader reader, BulkRange range) {
      Optional<String> place = Optional.empty();
      do {
        BulkBatch batch = reader.read(range, place);
        records.addAll(batch.records());
        remarks.addAll(batch.remarks());
        place = batch.following();
      } while (place.isPresent());
    }

    List<Object> values() {
      return records.stream().map(BulkRecord::value).toList();
    }

    List<String> remarked(Oddity oddity) {
      return remarks.stream()
          .filter(remark -> remark.oddity() == oddity)
          .map(remark -> remark.key().toString())
          .toList();
    }
  }

  @Test
  void givesEveryRowOfVersion5AndSaysWhatIsOdd() {
    try (GenuineTables tables = GenuineTables.v5();
        DocumentStore store = open(tables, SchemaVersion.V5)) {
      canvas(tables, "c1", "{\"a\": 1}", AT);
      canvas(tables, "c2", "no json", AT);
      canvas(tables, "c3", "{}", "yesterday");
      for (int number = 1; number <= 3; number++) {
        message(tables, "gone", "20250602_113952_44200" + number, "{\"role\": \"user\"}");
      }
      message(tables, "gone", "odd id", "plain text");
      Read read = Read.of(store);
      Workspace workspace = store.workspace(TenantId.DEFAULT);
      for (String id : List.of("c1", "c2", "c3")) {
        Canvas canvas = workspace.canvases().find(LocalUser.ID, id).orElseThrow();
        assertThat(read.values()).contains(canvas);
      }
      Conversation orphan = workspace.conversations().find(LocalUser.ID, "gone").orElseThrow();
      assertThat(read.values()).filteredOn(Conversation.class::isInstance).containsExactly(orphan);
      assertThat(read.values()).filteredOn(Message.class::isInstance).hasSize(4);
      assertThat(read.remarked(Oddity.NOT_JSON))
          .containsExactlyInAnyOrder("canvas c2", "message gone/odd id");
      assertThat(read.remarked(Oddity.NO_TIME)).containsExactly("canvas c3");
      assertThat(read.remarked(Oddity.ORPHAN)).containsExactly("conversation gone");
      assertThat(read.remarked(Oddity.UNREADABLE)).isEmpty();
    }
  }

  @Test
  void givesWhatUsersOfVersion6HaveAndNamesTheRest() {
    try (GenuineTables tables = GenuineTables.v6();
        DocumentStore store = open(tables, SchemaVersion.V6)) {
      tables.put("users", "username", "demo", "user_id", "user_1", "password_hash", "0".repeat(64));
      tables.put("canvases", "id", "left", "name", "Of version 5");
      tables.put("canvases", "id", "mine", "name", "Mine", "user_id", "user_1", "created_at", AT);
      tables.put("chat-sessions", "id", "s", "user_id", "user_1", "created_at", AT);
      tables.put(
          "chat-messages", "session_id", "s", "id", "1", "user_id", "user_2", "role", "user");
      Read read = Read.of(store);
      assertThat(read.records())
          .extracting(record -> record.key().toString())
          .containsExactlyInAnyOrder(
              "user user_1", "credential user_1", "canvas mine", "conversation s");
      assertThat(read.remarked(Oddity.UNREADABLE))
          .containsExactlyInAnyOrder("canvas left", "message s/1");
    }
  }

  @Test
  void passwordsThatTheOldProgramShipsAreNamed() {
    try (GenuineTables tables = GenuineTables.v6();
        DocumentStore store = open(tables, SchemaVersion.V6)) {
      user(tables, "admin", sha256("admin123"));
      user(tables, "demo", sha256("demo123").toUpperCase(Locale.ROOT));
      user(tables, "ann", sha256("a password of her own"));
      user(tables, "bob", null);
      assertThat(Read.of(store).remarks())
          .filteredOn(remark -> remark.oddity() == Oddity.KNOWN_PASSWORD)
          .extracting(remark -> remark.key() + " " + remark.detail())
          .containsExactlyInAnyOrder(
              "user admin administers, and signs in with a password that Jaaz ships; change it"
                  + " after the move",
              "user demo signs in with a password that Jaaz ships; change it after the move");
    }
  }

  private static void user(GenuineTables tables, String name, @Nullable String hash) {
    tables.put(
        "users",
        "username",
        name,
        "user_id",
        name,
        "password_hash",
        hash,
        "created_at",
        AT,
        "updated_at",
        AT);
  }

  private static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void usersAndTheirPasswordsAreReadInTurn() {
    try (GenuineTables tables = GenuineTables.v6();
        DocumentStore store = open(tables, SchemaVersion.V6)) {
      for (int number = 0; number < BulkBatch.MAX_RECORDS + 5; number++) {
        String name = "user-" + number;
        user(tables, name, "0".repeat(64));
      }
      try (BulkReader reader = store.bulkReader(ACCESS)) {
        for (EntityKind kind : List.of(EntityKind.USER, EntityKind.CREDENTIAL)) {
          BulkRange other =
              reader
                  .ranges(kind == EntityKind.USER ? EntityKind.CREDENTIAL : EntityKind.USER, 1)
                  .get(0);
          BulkRange range = reader.ranges(kind, 1).get(0);
          BulkBatch first = reader.read(range, Optional.empty());
          assertThat(reader.read(other, Optional.empty()).following()).isEqualTo(first.following());
          assertThat(reader.read(range, first.following()).records())
              .hasSize(5)
              .extracting(BulkRecord::kind)
              .containsOnly(kind);
        }
      }
    }
  }

  @Test
  void refusesTablesOfAnotherVersionAndNone() {
    try (GenuineTables tables = GenuineTables.v5();
        DocumentStore six = open(tables, SchemaVersion.V6);
        DocumentStore none =
            DocumentStore.of(
                LocalTable.options(SchemaVersion.V5),
                LocalTable.CURSORS,
                Clock.systemUTC(),
                null)) {
      assertThatExceptionOfType(StoreException.Drifted.class)
          .isThrownBy(() -> six.bulkReader(ACCESS));
      assertThatExceptionOfType(StoreException.Drifted.class)
          .isThrownBy(() -> none.bulkReader(ACCESS));
    }
  }

  private static DocumentStore open(GenuineTables tables, SchemaVersion version) {
    return DocumentStore.of(tables.options(version), LocalTable.CURSORS, Clock.systemUTC(), null);
  }

  private static void canvas(GenuineTables tables, String id, String data, String at) {
    tables.put("canvases", "id", id, "name", "N", "data", data, "created_at", at, "updated_at", AT);
  }

  private static void message(GenuineTables tables, String talk, String id, String text) {
    tables.put(
        "chat-messages",
        "session_id",
        talk,
        "id",
        id,
        "role",
        "user",
        "message",
        text,
        "created_at",
        AT,
        "updated_at",
        AT);
  }
}
