package io.gantry.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.CursorCodec;
import io.gantry.common.PageRequest;
import io.gantry.move.Cancellation;
import io.gantry.move.EndTraits;
import io.gantry.move.Move;
import io.gantry.move.MoveEnd;
import io.gantry.move.MoveListener;
import io.gantry.move.MoveOptions;
import io.gantry.move.MoveReport;
import io.gantry.move.MoveRequest;
import io.gantry.store.Provider;
import io.gantry.store.QuarantineEntry;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.relational.RelationalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file with messages of sessions that are gone, moved with and without quarantine. */
class QuarantineMoveTest {

  private static final Instant AT = Instant.parse("2026-02-03T04:05:06.000007Z");

  @TempDir private Path folder;

  private ApiHarness api;
  private Instant now = AT;

  @BeforeEach
  void aFileWithOrphans() throws SQLException {
    api = new ApiHarness(folder);
    try (Store store = open()) {
      store.prepare();
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("PRAGMA foreign_keys = OFF");
      statement.executeUpdate(
          "INSERT INTO chat_sessions (id, title) VALUES ('kept', 'Kept'), ('odd', 'Odd')");
      statement.executeUpdate(
          "INSERT INTO chat_messages (session_id, role, message) VALUES"
              + " ('kept', 'user', '{\"role\": \"user\", \"content\": \"there\"}'),"
              + " ('odd', 'user', 'no JSON {'),"
              + " ('gone', 'user', '{\"role\": \"user\", \"content\": \"lost\"}'),"
              + " ('gone', 'user', 'lost, and no JSON')");
    }
  }

  private Path file() {
    return folder.resolve("localmanus.db");
  }

  private Store open() {
    return open(SchemaVersion.V4, file());
  }

  private static Store open(SchemaVersion version, Path file) {
    return RelationalStore.of(
        new RelationalStore.Options(Provider.SQLITE, version, "sqlite:" + file, null, null, 2),
        new CursorCodec(new byte[32]),
        null);
  }

  private MoveReport move(MoveOptions options) {
    return move(SchemaVersion.V4, file(), options);
  }

  private MoveReport move(SchemaVersion version, Path file, MoveOptions options) {
    MoveEnd source =
        MoveEnd.ofStore(
            "old file", "old file", EndTraits.of(version), file, () -> open(version, file));
    MoveEnd target = MoveEnd.ofOpenStore("memory", api.store());
    return new Move(
            new Move.Surroundings(
                Clock.fixed(now, ZoneOffset.UTC), folder.resolve("moves"), "test"))
        .run(
            new MoveRequest(source, target, options.withMerge(true)),
            MoveListener.SILENT,
            new Cancellation());
  }

  @Test
  void orphansAreKeptWholeByDefault() {
    move(MoveOptions.DEFAULT.withOwner("alice"));

    assertThat(api.get("admin/quarantine").body()).startsWith("{\"items\":[]");
    assertThat(api.get("conversations/gone/messages").body())
        .contains("\"content\":\"lost\"", "\"content\":\"lost, and no JSON\"");
    assertThat(api.get("conversations/odd/messages").body()).contains("no JSON {");
    assertThat(api.get("conversations/kept").status()).isEqualTo(200);
    assertThat(api.workspace().users().find(QuarantineEntry.OWNER)).isEmpty();
  }

  @Test
  void orphansInQuarantineAreForTheAdministratorAlone() throws IOException {
    MoveReport report =
        move(MoveOptions.DEFAULT.withOwner("alice").withOrphans(MoveOptions.Orphans.QUARANTINE));

    assertThat(api.get("conversations/gone").status()).isEqualTo(404);
    assertThat(api.get("conversations/kept").status()).isEqualTo(200);
    assertThat(api.get("conversations/odd/messages").body()).contains("no JSON {");
    ApiHarness.Answer list = api.get("admin/quarantine");
    assertThat(list.body())
        .contains(
            "\"kind\":\"conversation\"",
            "\"record_id\":\"gone\"",
            "\"reason\":\"its messages have no session",
            "\"source\":\"old file\"",
            "\"quarantined_at\":\"2026-02-03T04:05:06.000007Z\"");
    String entry = list.member("id");
    assertThat(api.get("admin/quarantine/" + entry).body()).contains("\"message_count\":2");
    assertThat(api.get("admin/quarantine/" + entry + "/messages").body())
        .contains("\"content\":\"lost\"", "\"content\":\"lost, and no JSON\"");
    assertThat(Files.readString(report.certificate()))
        .contains("conversation gone", "user quarantine");
    assertThat(api.delete("admin/quarantine/" + entry).status()).isEqualTo(204);
    assertThat(
            api.workspace()
                .documents()
                .list(QuarantineEntry.OWNER, QuarantineEntry.FILTER, PageRequest.newestFirst(10))
                .items())
        .isEmpty();
  }

  @Test
  void aConversationIsMadeForMessagesOfVersion7WithoutOne() throws SQLException {
    Path file = folder.resolve("gantry.db");
    try (Store store = open(SchemaVersion.V7, file)) {
      store.prepare();
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("PRAGMA foreign_keys = OFF");
      statement.executeUpdate(
          "INSERT INTO messages (tenant_id, conversation_id, id, owner_id, order_key, role, content,"
              + " metadata, created_at, updated_at, revision) VALUES ('default', 'gone', 'm', 'bob',"
              + " '1', 'user', '\"lost\"', '{}', 1, 1, 1)");
    }

    move(SchemaVersion.V7, file, MoveOptions.DEFAULT.withOrphans(MoveOptions.Orphans.QUARANTINE));

    ApiHarness.Answer list = api.get("admin/quarantine");
    assertThat(list.body())
        .contains(
            "\"record_id\":\"gone\"",
            "\"reason\":\"its conversation gone is not there; it is of user bob\"");
    String entry = "admin/quarantine/" + list.member("id");
    assertThat(api.get(entry).body()).contains("\"title\":\"\"", "\"message_count\":1");
    assertThat(api.get(entry + "/messages").body()).contains("\"content\":\"lost\"");
    assertThat(api.get("conversations/gone").status()).isEqualTo(404);
    assertThat(api.delete(entry).status()).isEqualTo(204);
    assertThat(api.get("admin/quarantine").body()).startsWith("{\"items\":[]");
  }

  @Test
  void theSameCallComesOutTheSameAgain() {
    MoveOptions options =
        MoveOptions.DEFAULT.withOwner("alice").withOrphans(MoveOptions.Orphans.QUARANTINE);
    move(options);
    String first = api.get("admin/quarantine").body();
    now = AT.plusSeconds(1);

    move(options);

    assertThat(api.get("admin/quarantine").body()).isEqualTo(first);
  }
}
