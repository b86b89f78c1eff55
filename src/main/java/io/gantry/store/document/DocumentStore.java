package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.account.TenantRepository;
import io.gantry.common.CursorCodec;
import io.gantry.common.Ids;
import io.gantry.common.Secret;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreHealth;
import io.gantry.store.Workspace;
import io.gantry.store.foreign.ForeignDatabases;
import io.gantry.store.foreign.ForeignTables;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * All records in Amazon DynamoDB: schema version 8, one table with one index, or one of versions 5
 * and 6, a table for each kind as Jaaz makes them.
 *
 * <p>Needs no container. Nothing is opened before the first call. In version 8 every request names
 * the tenant it works for and is refused when it touches a key of another.
 */
public final class DocumentStore implements Store {

  private final Options options;
  private final CursorCodec cursors;
  private final Clock clock;
  private final @Nullable MeterRegistry meters;
  private final List<ExecutionInterceptor> interceptors;
  private final Attempts attempts;
  private @Nullable Connection connection;
  private volatile @Nullable Layout layout;

  /** For tests that watch requests, or spoil them. */
  DocumentStore(
      Options options,
      CursorCodec cursors,
      Clock clock,
      @Nullable MeterRegistry meters,
      List<ExecutionInterceptor> interceptors) {
    this(options, cursors, clock, meters, interceptors, new Attempts());
  }

  /** For tests that do not wait between attempts. */
  DocumentStore(
      Options options,
      CursorCodec cursors,
      Clock clock,
      @Nullable MeterRegistry meters,
      List<ExecutionInterceptor> interceptors,
      Attempts attempts) {
    this.options = requireNonNull(options, "options");
    this.cursors = requireNonNull(cursors, "cursors");
    this.clock = requireNonNull(clock, "clock");
    this.meters = meters;
    this.interceptors = List.copyOf(interceptors);
    this.attempts = requireNonNull(attempts, "attempts");
  }

  /**
   * A store over the tables; nothing is opened yet.
   *
   * @param clock for the ids of parts of large records
   * @param meters gets the metrics of requests; null for none
   */
  public static DocumentStore of(
      Options options, CursorCodec cursors, Clock clock, @Nullable MeterRegistry meters) {
    return new DocumentStore(options, cursors, clock, meters, List.of());
  }

  /**
   * Tables that another program made, to be read; nothing is asked for yet.
   *
   * @param names of tables, each there or not, or else one text that their names begin with
   */
  public static ForeignTables foreign(
      ForeignDatabases.Location location, List<String> names, boolean isPrefix) {
    return ScannedTables.open(
        requireNonNull(location, "location"), requireNonNull(names, "names"), isPrefix);
  }

  /**
   * Where the tables are and how they are used.
   *
   * @param version one of 5, 6 and 8
   * @param tables the name of the table of version 8; what the names of the tables of versions 5
   *     and 6 begin with
   * @param endpoint null for that of the region
   * @param region null for what the AWS SDK finds
   * @param accessKey null for what the standard chain of the AWS SDK finds
   * @param createTable whether {@link #prepare} makes tables and indexes that are missing
   */
  public record Options(
      @Nullable URI endpoint,
      @Nullable String region,
      SchemaVersion version,
      String tables,
      @Nullable AccessKey accessKey,
      boolean createTable) {

    public Options {
      requireNonNull(tables, "tables");
      if (!version.providers().contains(Provider.DYNAMODB)) {
        throw new IllegalArgumentException("DynamoDB holds no version " + version.number());
      }
    }
  }

  /** Fixed credentials, for tests and stores that are not Amazon's. */
  public record AccessKey(String id, Secret secret) {

    public AccessKey {
      requireNonNull(id, "id");
      requireNonNull(secret, "secret");
    }
  }

  @Override
  public Provider provider() {
    return Provider.DYNAMODB;
  }

  @Override
  public SchemaVersion schemaVersion() {
    return options.version();
  }

  @Override
  public void prepare() {
    layout().prepare();
  }

  @Override
  public StoreHealth health() {
    try {
      return layout().health();
    } catch (RuntimeException away) {
      return HealthProbe.away(away);
    }
  }

  @Override
  public Workspace workspace(TenantId tenant) {
    requireNonNull(tenant, "tenant");
    return layout().workspace(tenant);
  }

  @Override
  public StoreAdministration administration() {
    return new LaterAdministration(() -> layout().administration());
  }

  @Override
  public TenantRepository tenants(TenantAccess access) {
    requireNonNull(access, "access");
    return layout().tenants();
  }

  private Layout layout() {
    Layout open = layout;
    return open != null ? open : open();
  }

  private synchronized Layout open() {
    Layout open = layout;
    if (open == null) {
      Connection opened = Connection.open(options, meters, interceptors, attempts);
      connection = opened;
      open = layout(opened);
      layout = open;
    }
    return open;
  }

  private Layout layout(Connection opened) {
    Ids ids = new Ids(clock);
    return options.version() == SchemaVersion.V8
        ? new SingleTable(options, opened, cursors, ids)
        : new TablePerKind(options, opened, cursors, ids);
  }

  @Override
  public BulkReader bulkReader(TenantAccess access) {
    requireNonNull(access, "access");
    return layout().bulkReader(access);
  }

  @Override
  public BulkWriter bulkWriter(TenantAccess access, BulkLoad load) {
    requireNonNull(access, "access");
    requireNonNull(load, "load");
    return layout().bulkWriter(access, load);
  }

  @Override
  public synchronized void close() {
    if (connection != null) {
      connection.close();
    }
  }
}
