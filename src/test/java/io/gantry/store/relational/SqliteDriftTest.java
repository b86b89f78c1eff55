package io.gantry.store.relational;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class SqliteDriftTest extends DriftContract {

  @TempDir private static Path directory;

  private int copies;

  @Override
  void prepareTemplate() {
    try (Database database = Stores.sqliteDatabase(directory.resolve("template.db"))) {
      new Schema(database).prepare();
    }
  }

  @Override
  Database copy() throws Exception {
    Path file = directory.resolve("copy-" + ++copies + ".db");
    Files.copy(directory.resolve("template.db"), file);
    return Stores.sqliteDatabase(file);
  }

  @Override
  Stream<Plant> harmful() {
    return Stream.of(
        Plant.of(
            "DROP TABLE provider_configs",
            "table provider_configs: expected strict table, found absent"),
        Plant.of(
            "ALTER TABLE messages DROP COLUMN metadata",
            "column messages.metadata: expected TEXT not null, found absent"),
        Plant.of(
            "ALTER TABLE canvases RENAME COLUMN thumbnail TO picture",
            "column canvases.thumbnail: expected TEXT, found absent"),
        Plant.of(
            "DROP INDEX ix_users_created",
            "index ix_users_created: expected on users (tenant_id, created_at, id), found absent"),
        Plant.of(
            "DROP INDEX ix_users_created;"
                + " CREATE INDEX ix_users_created ON users (tenant_id, id, created_at DESC)",
            "index ix_users_created: expected on users (tenant_id, created_at, id),"
                + " found on users (tenant_id, id, created_at desc)"),
        Plant.of(
            "DROP INDEX uq_conversations_share_id;"
                + " CREATE INDEX uq_conversations_share_id ON conversations (tenant_id, share_id)",
            "index uq_conversations_share_id: expected unique on conversations"
                + " (tenant_id, share_id) where share_id IS NOT NULL,"
                + " found on conversations (tenant_id, share_id)"),
        Plant.of(
            "CREATE UNIQUE INDEX one_title ON conversations (title)",
            "index one_title: expected absent, found unique on conversations (title)"),
        Plant.of(
            "ALTER TABLE users ADD COLUMN shoe_size INTEGER NOT NULL DEFAULT 40;"
                + " CREATE TRIGGER grow AFTER INSERT ON users"
                + " BEGIN UPDATE users SET shoe_size = 41; END",
            "trigger grow: expected absent, found CREATE TRIGGER grow AFTER INSERT ON users"
                + " BEGIN UPDATE users SET shoe_size = 41; END"),
        Plant.of(
            "DROP TABLE credentials; CREATE TABLE credentials (tenant_id TEXT NOT NULL,"
                + " user_id TEXT NOT NULL, scheme TEXT, hash BLOB NOT NULL, salt TEXT,"
                + " created_at INTEGER NOT NULL DEFAULT 0, updated_at INTEGER NOT NULL,"
                + " revision INTEGER NOT NULL, PRIMARY KEY (user_id),"
                + " FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)) STRICT",
            "column credentials.created_at: expected INTEGER not null,"
                + " found INTEGER not null default 0",
            "column credentials.hash: expected TEXT not null, found BLOB not null",
            "column credentials.scheme: expected TEXT not null, found TEXT",
            "foreign key of credentials (tenant_id, user_id): expected"
                + " users (tenant_id, id) on delete cascade, found users (tenant_id, id)",
            "primary key of credentials: expected (tenant_id, user_id), found (user_id)"));
  }

  @Override
  Stream<String> harmless() {
    return Stream.of(
        "CREATE TABLE mine (id INTEGER, other TEXT UNIQUE)",
        "CREATE INDEX ix_mine ON messages (role)",
        "ALTER TABLE users ADD COLUMN shoe_size INTEGER",
        "ALTER TABLE users ADD COLUMN shoe_size INTEGER NOT NULL DEFAULT 40");
  }
}
