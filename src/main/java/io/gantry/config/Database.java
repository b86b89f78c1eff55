package io.gantry.config;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Secret;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The store that was chosen, with what is needed to open it and nothing of the others. */
public sealed interface Database {

  Provider provider();

  SchemaVersion schemaVersion();

  /** Where the data lies, for people: never with a user name or secret. */
  String place();

  /** In one line for people: provider, version and place, without secrets. */
  default String label() {
    return provider().label() + ", schema version " + schemaVersion().number() + ", " + place();
  }

  /**
   * A database file of SQLite.
   *
   * @param file absolute
   * @param poolSize readers at most; there is one writer
   */
  record Sqlite(SchemaVersion schemaVersion, Path file, int poolSize) implements Database {

    public Sqlite {
      requireNonNull(schemaVersion, "schemaVersion");
      requireNonNull(file, "file");
    }

    @Override
    public Provider provider() {
      return Provider.SQLITE;
    }

    @Override
    public String place() {
      return file.toString();
    }
  }

  /**
   * A database of PostgreSQL.
   *
   * @param jdbcUrl for the driver; holds neither user nor password
   * @param password null when the server asks for none
   * @param poolSize connections at most
   */
  record Postgresql(
      SchemaVersion schemaVersion,
      String jdbcUrl,
      String user,
      @Nullable Secret password,
      int poolSize)
      implements Database {

    public Postgresql {
      requireNonNull(schemaVersion, "schemaVersion");
      requireNonNull(jdbcUrl, "jdbcUrl");
      requireNonNull(user, "user");
    }

    @Override
    public Provider provider() {
      return Provider.POSTGRESQL;
    }

    @Override
    public String place() {
      return jdbcUrl.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
    }
  }

  /**
   * Tables of DynamoDB. Credentials are found by the standard chain of the AWS SDK.
   *
   * @param tables the name of the table of version 8; what the names of the tables of versions 5
   *     and 6 begin with
   * @param endpoint null for that of the region
   * @param region null for what the AWS SDK finds
   * @param createTable whether to make tables that are missing
   */
  record DynamoDb(
      SchemaVersion schemaVersion,
      @Nullable URI endpoint,
      String tables,
      @Nullable String region,
      boolean createTable)
      implements Database {

    public DynamoDb {
      requireNonNull(schemaVersion, "schemaVersion");
      requireNonNull(tables, "tables");
    }

    @Override
    public Provider provider() {
      return Provider.DYNAMODB;
    }

    @Override
    public String place() {
      String where = region == null ? "the region of the AWS profile" : region;
      String what =
          schemaVersion == SchemaVersion.V8 ? "table " + tables : "tables " + tables + "*";
      return what + " at " + (endpoint == null ? where : endpoint);
    }
  }
}
