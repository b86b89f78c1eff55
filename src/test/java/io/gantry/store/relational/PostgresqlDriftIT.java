package io.gantry.store.relational;

import io.gantry.fixture.EmbeddedPostgresServer;
import java.util.stream.Stream;

class PostgresqlDriftIT extends DriftContract {

  private final EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
  private final String template = server.newDatabase();
  private final String desk = server.newDatabase();
  private int copies;

  @Override
  void prepareTemplate() {
    try (Database database = Stores.postgresqlDatabase(server.jdbcUrl(template))) {
      new Schema(database).prepare();
    }
  }

  @Override
  Database copy() throws Exception {
    String name = template + "_" + ++copies;
    try (Database database = Stores.postgresqlDatabase(server.jdbcUrl(desk))) {
      SchemaContract.execute(database, "CREATE DATABASE " + name + " TEMPLATE " + template);
    }
    return Stores.postgresqlDatabase(server.jdbcUrl(name));
  }

  @Override
  Stream<Plant> harmful() {
    return Stream.of(
        Plant.of(
            "DROP TABLE provider_configs", "table provider_configs: expected table, found absent"),
        Plant.of(
            "ALTER TABLE messages DROP COLUMN metadata",
            "column messages.metadata: expected text not null, found absent"),
        Plant.of(
            "ALTER TABLE messages ALTER COLUMN token_count TYPE integer",
            "column messages.token_count: expected bigint, found integer"),
        Plant.of(
            "ALTER TABLE messages ALTER COLUMN role DROP NOT NULL",
            "column messages.role: expected text not null, found text"),
        Plant.of(
            "ALTER TABLE messages ALTER COLUMN role SET DEFAULT 'user'",
            "column messages.role: expected text not null,"
                + " found text not null default 'user'::text"),
        Plant.of(
            "ALTER TABLE canvases ADD COLUMN colour text NOT NULL",
            "column canvases.colour: expected absent, found text not null"),
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
                + " (tenant_id, share_id) where (share_id IS NOT NULL),"
                + " found on conversations (tenant_id, share_id)"),
        Plant.of(
            "ALTER TABLE credentials DROP CONSTRAINT fk_credentials_user",
            "foreign key fk_credentials_user of credentials: expected FOREIGN KEY"
                + " (tenant_id, user_id) REFERENCES users(tenant_id, id) ON DELETE CASCADE,"
                + " found absent"),
        Plant.of(
            "ALTER TABLE messages DROP CONSTRAINT uq_messages_order_key",
            "unique key uq_messages_order_key of messages: expected UNIQUE"
                + " (tenant_id, conversation_id, order_key), found absent"),
        Plant.of(
            "ALTER TABLE users ADD CONSTRAINT tall CHECK (revision > 5)",
            "constraint tall of users: expected absent, found CHECK ((revision > 5))"),
        Plant.of(
            "CREATE TRIGGER quiet BEFORE UPDATE ON users FOR EACH ROW"
                + " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
            "trigger quiet of users: expected absent, found CREATE TRIGGER quiet BEFORE UPDATE ON"
                + " users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"),
        Plant.of(
            "ALTER TABLE users DISABLE ROW LEVEL SECURITY",
            "row-level security of users: expected enabled, forced, found disabled, forced"),
        Plant.of(
            "ALTER TABLE users NO FORCE ROW LEVEL SECURITY",
            "row-level security of users: expected enabled, forced, found enabled, not forced"),
        Plant.of(
            "DROP POLICY of_tenant ON users",
            "policy of_tenant of users: expected permissive for * to public using (tenant_id ="
                + " current_setting('gantry.tenant'::text, true)), found absent"),
        Plant.of(
            "ALTER POLICY of_tenant ON users USING (true)",
            "policy of_tenant of users: expected permissive for * to public using (tenant_id ="
                + " current_setting('gantry.tenant'::text, true)),"
                + " found permissive for * to public using true"),
        Plant.of(
            "CREATE POLICY for_all ON users FOR SELECT USING (true)",
            "policy for_all of users: expected absent,"
                + " found permissive for r to public using true"),
        Plant.of(
            "REVOKE DELETE ON users FROM gantry_app",
            "right to delete users of gantry_app: expected granted, found absent"));
  }

  @Override
  Stream<String> harmless() {
    return Stream.of(
        "CREATE TABLE mine (id integer PRIMARY KEY, other text UNIQUE NOT NULL)",
        "CREATE INDEX ix_mine ON messages (role)",
        "ALTER TABLE users ADD COLUMN shoe_size integer",
        "ALTER TABLE users ADD COLUMN shoe_size integer NOT NULL DEFAULT 40",
        "GRANT TRUNCATE ON users TO gantry_app");
  }
}
