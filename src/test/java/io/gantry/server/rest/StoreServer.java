package io.gantry.server.rest;

import io.gantry.common.CursorCodec;
import io.gantry.common.Secret;
import io.gantry.fixture.DynamoDbLocal;
import io.gantry.fixture.EmbeddedPostgresServer;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.document.DocumentStore;
import io.gantry.store.relational.RelationalStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The stores the API runs on. Each Gantry is told where all three would be, and only its own is
 * there: a start that touched another one would fail or wait.
 */
enum StoreServer {
  SQLITE {
    @Override
    Map<String, String> settings(Relay relay) {
      Map<String, String> settings = nowhere();
      settings.put("DATABASE_PROVIDER", "sqlite");
      return settings;
    }

    @Override
    Relay relay() {
      return Relay.to(Relay.closedPort());
    }
  },
  POSTGRESQL {
    @Override
    Map<String, String> settings(Relay relay) {
      Map<String, String> settings = nowhere();
      settings.put("DATABASE_PROVIDER", "postgresql");
      settings.put("POSTGRES_PORT", Integer.toString(relay.port()));
      settings.put("POSTGRES_DB", EmbeddedPostgresServer.shared().newDatabase());
      return settings;
    }

    @Override
    Relay relay() {
      return Relay.to(EmbeddedPostgresServer.shared().port());
    }
  },
  DYNAMODB {
    @Override
    Map<String, String> settings(Relay relay) {
      Map<String, String> settings = nowhere();
      settings.put("DATABASE_PROVIDER", "dynamodb");
      settings.put("DYNAMODB_ENDPOINT", "http://127.0.0.1:" + relay.port());
      settings.put("DYNAMODB_TABLE_NAME", DynamoDbLocal.shared().newTableName());
      return settings;
    }

    @Override
    Relay relay() {
      return Relay.to(DynamoDbLocal.shared().endpoint().getPort());
    }
  };

  /** The store of these settings, opened beside the server. */
  Store open(Map<String, String> settings, Path home) {
    CursorCodec cursors = new CursorCodec(new byte[32]);
    return switch (this) {
      case SQLITE ->
          RelationalStore.of(
              RelationalStore.Options.of(Provider.SQLITE, "sqlite:" + home.resolve("gantry.db")),
              cursors,
              null);
      case POSTGRESQL ->
          RelationalStore.of(
              new RelationalStore.Options(
                  Provider.POSTGRESQL,
                  SchemaVersion.V7,
                  "jdbc:postgresql://127.0.0.1:"
                      + settings.get("POSTGRES_PORT")
                      + "/"
                      + settings.get("POSTGRES_DB"),
                  EmbeddedPostgresServer.USER,
                  new Secret(EmbeddedPostgresServer.PASSWORD),
                  2),
              cursors,
              null);
      case DYNAMODB ->
          DocumentStore.of(
              new DocumentStore.Options(
                  URI.create(settings.get("DYNAMODB_ENDPOINT")),
                  DynamoDbLocal.REGION,
                  SchemaVersion.V8,
                  settings.get("DYNAMODB_TABLE_NAME"),
                  new DocumentStore.AccessKey(
                      DynamoDbLocal.ACCESS_KEY, new Secret(DynamoDbLocal.SECRET_KEY)),
                  false),
              cursors,
              Clock.systemUTC(),
              null);
    };
  }

  /** A way to the database; leads nowhere for one that is a file. */
  abstract Relay relay();

  /** The settings of a Gantry with a fresh store behind the relay. */
  abstract Map<String, String> settings(Relay relay);

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The public number of the layout of the data. */
  int schemaVersion() {
    return this == DYNAMODB ? 8 : 7;
  }

  /** Whether there is a server that can go away. */
  boolean isRemote() {
    return this != SQLITE;
  }

  private static Map<String, String> nowhere() {
    String port = Integer.toString(Relay.closedPort());
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("POSTGRES_HOST", "127.0.0.1");
    settings.put("POSTGRES_PORT", port);
    settings.put("POSTGRES_USER", EmbeddedPostgresServer.USER);
    settings.put("POSTGRES_PASSWORD", EmbeddedPostgresServer.PASSWORD);
    settings.put("DYNAMODB_ENDPOINT", "http://127.0.0.1:" + port);
    settings.put("AWS_REGION", DynamoDbLocal.REGION);
    settings.put("aws.accessKeyId", DynamoDbLocal.ACCESS_KEY);
    settings.put("aws.secretAccessKey", DynamoDbLocal.SECRET_KEY);
    // Small, so that a test of the limit does not take long.
    settings.put("MAX_FILE_SIZE", "1MB");
    settings.put("MAX_BODY_SIZE", "2MB");
    return settings;
  }
}
