package io.gantry.bootstrap;

import io.gantry.common.Secret;
import io.gantry.fixture.DynamoDbLocal;
import io.gantry.fixture.EmbeddedPostgresServer;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.document.DocumentStore;
import io.gantry.store.relational.RelationalStore;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;

/** What commands call places on the servers of the tests, and the stores that lie there. */
final class Addresses {

  private static final String ENDPOINT = "?endpoint=";

  private Addresses() {}

  /** A database that nobody else was given. */
  static String postgresql() throws SQLException {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
    String login = EmbeddedPostgresServer.USER + ":" + EmbeddedPostgresServer.PASSWORD + "@";
    return server
        .jdbcUrl(server.newDatabase())
        .replace("jdbc:postgresql://", "postgresql://" + login);
  }

  /** A table that does not exist yet. */
  static String dynamoDb() {
    return dynamoDb("dynamodb:", DynamoDbLocal.shared().newTableName());
  }

  /**
   * Tables of DynamoDB Local.
   *
   * @param scheme {@code dynamodb:}, or that of another program
   */
  static String dynamoDb(String scheme, String name) {
    return dynamoDb(scheme, name, DynamoDbLocal.shared().endpoint());
  }

  /** Likewise, by whatever stands before it. */
  static String dynamoDb(String scheme, String name, URI endpoint) {
    return scheme + DynamoDbLocal.REGION + "/" + name + ENDPOINT + endpoint;
  }

  /** The store of the newest version at an address. */
  static Store open(String address) {
    if (address.startsWith("dynamodb:")) {
      return documents(address);
    }
    Provider provider = address.startsWith("sqlite:") ? Provider.SQLITE : Provider.POSTGRESQL;
    return RelationalStore.of(
        RelationalStore.Options.of(provider, address), Commands.CURSORS, null);
  }

  private static Store documents(String address) {
    String[] parts = address.substring(address.indexOf('/') + 1).split("\\" + ENDPOINT, 2);
    return DocumentStore.of(
        new DocumentStore.Options(
            URI.create(parts[1]),
            DynamoDbLocal.REGION,
            SchemaVersion.V8,
            parts[0],
            new DocumentStore.AccessKey(
                DynamoDbLocal.ACCESS_KEY, new Secret(DynamoDbLocal.SECRET_KEY)),
            true),
        Commands.CURSORS,
        Clock.systemUTC(),
        null);
  }
}
