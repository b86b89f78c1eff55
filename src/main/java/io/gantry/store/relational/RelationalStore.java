package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.account.TenantRepository;
import io.gantry.common.CursorCodec;
import io.gantry.common.Secret;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreHealth;
import io.gantry.store.StoreKind;
import io.gantry.store.Workspace;
import io.gantry.store.foreign.ForeignTables;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/**
 * All records in a relational database: schema versions 1 to 4 on SQLite, and version 7 on SQLite
 * or PostgreSQL. Nothing is opened before the first call.
 */
public final class RelationalStore implements Store {

  private final Store layout;

  private RelationalStore(Store layout) {
    this.layout = layout;
  }

  /**
   * Where the database is and how it is used.
   *
   * @param provider {@code SQLITE} or {@code POSTGRESQL}
   * @param version one that the provider can hold
   * @param url {@code sqlite:PATH}, {@code postgresql://user:password@host:port/database}, or a
   *     JDBC address of either
   * @param user wins over the one in the address; null leaves that
   * @param password wins over the one in the address; null leaves that
   * @param connections how many connections PostgreSQL gets, or how many read from SQLite beside
   *     the one that writes
   */
  public record Options(
      Provider provider,
      SchemaVersion version,
      String url,
      @Nullable String user,
      @Nullable Secret password,
      int connections) {

    /** Enough for two to four processors; more would only wait for each other. */
    public static final int DEFAULT_CONNECTIONS = 10;

    public Options {
      requireNonNull(provider, "provider");
      requireNonNull(version, "version");
      requireNonNull(url, "url");
      if (provider.kind() != StoreKind.RELATIONAL) {
        throw new IllegalArgumentException(provider.label() + " is not relational");
      }
      if (!version.providers().contains(provider)) {
        throw new IllegalArgumentException(
            provider.label() + " holds no version " + version.number());
      }
      if (connections < 1) {
        throw new IllegalArgumentException("connections must be at least 1");
      }
    }

    /** Without the address, which may hold a password. */
    @Override
    public String toString() {
      return "Options[provider="
          + provider.label()
          + ", version="
          + version.number()
          + ", connections="
          + connections
          + "]";
    }

    /**
     * The database at the address, which holds user and password where they are needed, in the
     * newest version.
     */
    public static Options of(Provider provider, String url) {
      return new Options(
          provider, SchemaVersion.newestFor(provider), url, null, null, DEFAULT_CONNECTIONS);
    }
  }

  /**
   * A store over the database; nothing is opened yet.
   *
   * @param meters gets the metrics of pools and calls; null for none
   * @throws IllegalArgumentException when the address has not the form of its provider
   */
  public static RelationalStore of(
      Options options, CursorCodec cursors, @Nullable MeterRegistry meters) {
    requireNonNull(options, "options");
    requireNonNull(cursors, "cursors");
    return new RelationalStore(layout(options, cursors, meters, null));
  }

  /**
   * The tables of a file of SQLite that another program made, to be read as they are now.
   *
   * @param file there or not
   */
  public static ForeignTables foreign(Path file) {
    return SqliteForeignTables.open(new SqliteFile(file.toAbsolutePath().normalize()));
  }

  /** A store whose every statement the inspector sees first, for tests. */
  static RelationalStore inspected(
      Options options, CursorCodec cursors, StatementInspector inspector) {
    return new RelationalStore(layout(options, cursors, null, inspector));
  }

  private static Store layout(
      Options options,
      CursorCodec cursors,
      @Nullable MeterRegistry meters,
      @Nullable StatementInspector inspector) {
    return switch (options.version()) {
      case V1, V2, V3, V4 -> new JaazStore(options, cursors, meters, inspector);
      case V7 ->
          new TenantStore(
              options.provider(), database(options, meters), cursors, meters, inspector);
      case V5, V6, V8 -> throw new IllegalArgumentException("Tables hold no documents");
    };
  }

  private static Database database(Options options, @Nullable MeterRegistry meters) {
    return switch (options.provider()) {
      case SQLITE ->
          new SqliteDatabase(SqliteFile.ofUrl(options.url()), options.connections(), meters);
      case POSTGRESQL ->
          new PostgresqlDatabase(
              PostgresqlAddress.ofUrl(options.url(), options.user(), options.password()),
              options.connections(),
              meters);
      case DYNAMODB -> throw new IllegalArgumentException("dynamodb is not relational");
    };
  }

  @Override
  public Provider provider() {
    return layout.provider();
  }

  @Override
  public SchemaVersion schemaVersion() {
    return layout.schemaVersion();
  }

  @Override
  public void prepare() {
    layout.prepare();
  }

  @Override
  public StoreHealth health() {
    return layout.health();
  }

  @Override
  public Workspace workspace(TenantId tenant) {
    return layout.workspace(tenant);
  }

  @Override
  public StoreAdministration administration() {
    return layout.administration();
  }

  @Override
  public TenantRepository tenants(TenantAccess access) {
    return layout.tenants(access);
  }

  @Override
  public BulkReader bulkReader(TenantAccess access) {
    return layout.bulkReader(access);
  }

  @Override
  public BulkWriter bulkWriter(TenantAccess access, BulkLoad load) {
    return layout.bulkWriter(access, load);
  }

  @Override
  public void close() {
    layout.close();
  }
}
