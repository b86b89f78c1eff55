package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.common.Secret;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Row-level security, the second wall between tenants: it must hold when a query forgets the first.
 */
class WallIT {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");

  private static PostgresqlDatabase database;

  @BeforeAll
  static void fill() {
    String url = Stores.newPostgresql();
    try (RelationalStore store = Stores.postgresql(url)) {
      store.prepare();
      for (TenantId tenant : List.of(ACME, OTHER)) {
        Workspace workspace = store.workspace(tenant);
        workspace.conversations().create(Stores.conversation("ann", "c"));
        workspace.messages().append(Stores.message("ann", "c", "m", "1"));
      }
    }
    database = Stores.postgresqlDatabase(url);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"conversations", "messages"})
  void aQueryWithoutTheTenantGetsNothingOfAnother(String table) throws SQLException {
    try (Connection connection = database.reader()) {
      Connection reader = database.beginRead(connection, ACME.value());
      assertThat(tenants(reader, table)).containsExactly("acme");
    }
  }

  @Test
  void withoutATenantThereIsNothing() throws SQLException {
    try (Connection connection = database.reader()) {
      tenants(database.beginRead(connection, ACME.value()), "messages");
      assertThat(tenants(connection, "messages")).isEmpty();
    }
  }

  @Test
  void aWriteCannotTouchAnotherTenant() throws SQLException {
    try (Connection connection = database.writer()) {
      Connection writer = database.beginWrite(connection, ACME.value());
      try (PreparedStatement statement =
          writer.prepareStatement("UPDATE messages SET role = 'x'")) {
        assertThat(statement.executeUpdate()).isOne();
      }
      String foreign = "UPDATE messages SET tenant_id = 'other' WHERE id = 'm'";
      try (PreparedStatement statement = writer.prepareStatement(foreign)) {
        assertThatThrownBy(statement::executeUpdate).hasMessageContaining("row-level security");
      }
      database.rollback(connection);
    }
  }

  @Test
  void theTenantEndsWithTheTransaction() throws SQLException {
    try (Connection connection = database.writer()) {
      tenants(database.beginWrite(connection, ACME.value()), "messages");
      database.commit(connection);
      assertThat(tenants(connection, "messages")).isEmpty();
      database.rollback(connection);
    }
  }

  @Test
  void everyTableStandsBehindTheWall() throws SQLException {
    String open =
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            + " AND relname NOT LIKE 'databasechange%'"
            + " AND NOT (relrowsecurity AND relforcerowsecurity)";
    assertThat(SchemaContract.query(database, open)).isEmpty();
  }

  @Test
  void theApplicationIsNeitherOwnerNorSuperuser() throws SQLException {
    try (Connection connection = database.reader();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT current_user, rolsuper OR rolbypassrls FROM pg_roles"
                    + " WHERE rolname = current_user");
        ResultSet row = statement.executeQuery()) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("gantry_app");
      assertThat(row.getBoolean(2)).isFalse();
    }
  }

  @Test
  void aLoginThatTheWallDoesNotBindIsRefused() throws SQLException {
    String url = Stores.newPostgresql();
    try (RelationalStore store = Stores.postgresql(url);
        Database owner = Stores.postgresqlDatabase(url)) {
      store.prepare();
      SchemaContract.execute(owner, "ALTER TABLE messages DISABLE ROW LEVEL SECURITY");
      assertThatExceptionOfType(StoreException.Unavailable.class)
          .isThrownBy(() -> store.workspace(ACME).users().find("ann"))
          .withMessageContaining("gantry_app")
          .matches(refused -> !refused.mayPass(), "is not waited for");
    }
  }

  @Test
  void aPlainOwnerThatMayNotBecomeTheRoleIsBoundAsWell() throws SQLException {
    String url = Stores.newPostgresql();
    try (Database superuser = Stores.postgresqlDatabase(url)) {
      SchemaContract.execute(
          superuser,
          "DROP ROLE IF EXISTS plain; CREATE ROLE plain LOGIN; GRANT CREATE ON SCHEMA public TO plain");
    }
    RelationalStore.Options options =
        new RelationalStore.Options(
            Provider.POSTGRESQL, SchemaVersion.V7, url, "plain", new Secret("any"), 2);
    try (RelationalStore store = RelationalStore.of(options, Stores.CURSORS, null);
        Database plain =
            new PostgresqlDatabase(
                new PostgresqlAddress(url, "plain", new Secret("any")), 2, null)) {
      store.prepare();
      store.workspace(ACME).conversations().create(Stores.conversation("ann", "c"));
      assertThat(store.workspace(OTHER).conversations().find("ann", "c")).isEmpty();
      assertThat(SchemaContract.query(plain, "SELECT id FROM conversations")).isEmpty();
    }
  }

  private static List<String> tenants(Connection connection, String table) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT tenant_id FROM " + table);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
