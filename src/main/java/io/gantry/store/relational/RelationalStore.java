package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.account.TenantRepository;
import io.gantry.common.CursorCodec;
import io.gantry.common.Secret;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreHealth;
import io.gantry.store.StoreKind;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import org.hibernate.SessionFactory;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/**
 * All records in a relational database: schema version 7 on SQLite or PostgreSQL.
 *
 * <p>Nothing is opened before the first call. Every read and write passes one unit of work, which
 * binds it to a tenant.
 */
public final class RelationalStore implements Store {

  private final Provider provider;
  private final Database database;
  private final @Nullable StatementInspector inspector;
  private final CursorCodec cursors;
  private final CallTimers timers;
  private final Schema schema;
  private final HealthProbe probe;
  private @Nullable SessionFactory sessions;
  private volatile @Nullable UnitOfWork units;

  private RelationalStore(
      Provider provider,
      Database database,
      CursorCodec cursors,
      @Nullable MeterRegistry meters,
      @Nullable StatementInspector inspector) {
    this.provider = provider;
    this.database = database;
    this.inspector = inspector;
    this.cursors = cursors;
    this.timers = new CallTimers(meters, provider.label());
    this.schema = new Schema(database);
    this.probe = new HealthProbe(database, schema);
  }

  /**
   * Where the database is and how it is used.
   *
   * @param provider {@code SQLITE} or {@code POSTGRESQL}
   * @param url {@code sqlite:PATH}, {@code postgresql://user:password@host:port/database}, or a
   *     JDBC address of either
   * @param user wins over the one in the address; null leaves that
   * @param password wins over the one in the address; null leaves that
   * @param connections how many connections PostgreSQL gets, or how many read from SQLite beside
   *     the one that writes
   */
  public record Options(
      Provider provider,
      String url,
      @Nullable String user,
      @Nullable Secret password,
      int connections) {

    /** Enough for two to four processors; more would only wait for each other. */
    public static final int DEFAULT_CONNECTIONS = 10;

    public Options {
      requireNonNull(provider, "provider");
      requireNonNull(url, "url");
      if (provider.kind() != StoreKind.RELATIONAL) {
        throw new IllegalArgumentException(provider.label() + " is not relational");
      }
      if (connections < 1) {
        throw new IllegalArgumentException("connections must be at least 1");
      }
    }

    /** Without the address, which may hold a password. */
    @Override
    public String toString() {
      return "Options[provider=" + provider.label() + ", connections=" + connections + "]";
    }

    /** The database at the address, which holds user and password where they are needed. */
    public static Options of(Provider provider, String url) {
      return new Options(provider, url, null, null, DEFAULT_CONNECTIONS);
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
    Database database = database(options, meters);
    return new RelationalStore(options.provider(), database, cursors, meters, null);
  }

  /** A store whose every statement the inspector sees first, for tests. */
  static RelationalStore inspected(
      Options options, CursorCodec cursors, StatementInspector inspector) {
    Database database = database(options, null);
    return new RelationalStore(options.provider(), database, cursors, null, inspector);
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
    return provider;
  }

  @Override
  public SchemaVersion schemaVersion() {
    return SchemaVersion.V7;
  }

  @Override
  public void prepare() {
    schema.prepare();
    // The first request should not wait for the mapping.
    units();
  }

  @Override
  public StoreHealth health() {
    return probe.health();
  }

  @Override
  public Workspace workspace(TenantId tenant) {
    requireNonNull(tenant, "tenant");
    return new RelationalWorkspace(new TenantUnits(units(), tenant, cursors));
  }

  @Override
  public StoreAdministration administration() {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public TenantRepository tenants(TenantAccess access) {
    requireNonNull(access, "access");
    return new TenantTable(units(), cursors);
  }

  private UnitOfWork units() {
    UnitOfWork current = units;
    return current == null ? openUnits() : current;
  }

  private synchronized UnitOfWork openUnits() {
    UnitOfWork current = units;
    if (current == null) {
      SessionFactory opened = Mappings.open(database.dialect(), inspector);
      sessions = opened;
      current = new UnitOfWork(database, opened, timers);
      units = current;
    }
    return current;
  }

  @Override
  public synchronized void close() {
    probe.close();
    if (sessions != null) {
      sessions.close();
    }
    database.close();
  }
}
