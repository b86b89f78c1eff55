package io.gantry.store.relational;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.CursorCodec;
import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.fixture.EmbeddedPostgresServer;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import java.nio.file.Path;
import java.time.Instant;

/** Relational stores for tests. */
final class Stores {

  static final CursorCodec CURSORS = new CursorCodec(new byte[32]);

  static final Instant AT = Instant.parse("2026-01-02T03:04:05.000006Z");

  private Stores() {}

  static RelationalStore sqlite(Path file) {
    return RelationalStore.of(
        RelationalStore.Options.of(Provider.SQLITE, "sqlite:" + file), CURSORS, null);
  }

  /** A file of an old version in the directory. */
  static RelationalStore jaaz(SchemaVersion version, Path directory, CursorCodec cursors) {
    String url = "sqlite:" + directory.resolve("localmanus.db");
    return RelationalStore.of(
        new RelationalStore.Options(
            Provider.SQLITE, version, url, null, null, RelationalStore.Options.DEFAULT_CONNECTIONS),
        cursors,
        null);
  }

  static RelationalStore postgresql(String jdbcUrl) {
    return RelationalStore.of(postgresqlOptions(jdbcUrl), CURSORS, null);
  }

  static RelationalStore.Options postgresqlOptions(String jdbcUrl) {
    return new RelationalStore.Options(
        Provider.POSTGRESQL,
        SchemaVersion.V7,
        jdbcUrl,
        EmbeddedPostgresServer.USER,
        new Secret(EmbeddedPostgresServer.PASSWORD),
        4);
  }

  static SqliteDatabase sqliteDatabase(Path file) {
    return new SqliteDatabase(new SqliteFile(file), 4, null);
  }

  static PostgresqlDatabase postgresqlDatabase(String jdbcUrl) {
    Secret password = new Secret(EmbeddedPostgresServer.PASSWORD);
    return new PostgresqlDatabase(
        new PostgresqlAddress(jdbcUrl, EmbeddedPostgresServer.USER, password), 4, null);
  }

  static String newPostgresql() {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
    return server.jdbcUrl(server.newDatabase());
  }

  static Conversation conversation(String ownerId, String id) {
    return new Conversation(
        id, ownerId, "Title", null, null, null, null, false, null, 0, null, AT, AT, 1);
  }

  static Message message(String ownerId, String conversationId, String id, String content) {
    return new Message(
        id,
        conversationId,
        ownerId,
        id,
        "user",
        new JsonText(content),
        null,
        JsonText.EMPTY_OBJECT,
        null,
        AT,
        AT,
        1);
  }
}
