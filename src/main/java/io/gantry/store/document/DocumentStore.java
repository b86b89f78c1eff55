package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.account.TenantRepository;
import io.gantry.common.CursorCodec;
import io.gantry.common.Ids;
import io.gantry.common.Secret;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreHealth;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * All records in Amazon DynamoDB: schema version 8, one table with one index.
 *
 * <p>Needs no container. Nothing is opened before the first call. Every request names the tenant it
 * works for and is refused when it touches a key of another.
 */
public final class DocumentStore implements Store {

  private final Options options;
  private final CursorCodec cursors;
  private final Clock clock;
  private final @Nullable MeterRegistry meters;
  private final List<ExecutionInterceptor> interceptors;
  private final RecordMapping mapping = new RecordMapping();
  private final Owners owners = new Owners();
  private final Ids ids;
  private volatile @Nullable Connection connection;

  /** For tests that watch requests, or spoil them. */
  DocumentStore(
      Options options,
      CursorCodec cursors,
      Clock clock,
      @Nullable MeterRegistry meters,
      List<ExecutionInterceptor> interceptors) {
    this.options = requireNonNull(options, "options");
    this.cursors = requireNonNull(cursors, "cursors");
    this.clock = requireNonNull(clock, "clock");
    this.meters = meters;
    this.interceptors = List.copyOf(interceptors);
    this.ids = new Ids(clock);
  }

  /**
   * A store over the table; nothing is opened yet.
   *
   * @param clock for the ids of parts of large records
   * @param meters gets the metrics of requests; null for none
   */
  public static DocumentStore of(
      Options options, CursorCodec cursors, Clock clock, @Nullable MeterRegistry meters) {
    return new DocumentStore(options, cursors, clock, meters, List.of());
  }

  /**
   * Where the table is and how it is used.
   *
   * @param endpoint null for that of the region
   * @param region null for what the AWS SDK finds
   * @param accessKey null for what the standard chain of the AWS SDK finds
   * @param createTable whether {@link #prepare} makes the table, its index and its time to live
   */
  public record Options(
      @Nullable URI endpoint,
      @Nullable String region,
      String table,
      @Nullable AccessKey accessKey,
      boolean createTable) {

    public Options {
      requireNonNull(table, "table");
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
    return SchemaVersion.V8;
  }

  @Override
  public void prepare() {
    connection().schema().prepare(options.createTable());
  }

  @Override
  public StoreHealth health() {
    try {
      return HealthProbe.ask(connection());
    } catch (RuntimeException away) {
      return HealthProbe.away(away);
    }
  }

  @Override
  public Workspace workspace(TenantId tenant) {
    requireNonNull(tenant, "tenant");
    return new DocumentWorkspace(documents(tenant, KeyScope.of(tenant)), owners);
  }

  private Documents documents(TenantId tenant, KeyScope scope) {
    Table table = connection().table();
    TenantDatabase database = new TenantDatabase(table, scope, new Writes(table, scope, ids));
    return new Documents(tenant, database, mapping, cursors);
  }

  @Override
  public StoreAdministration administration() {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public TenantRepository tenants(TenantAccess access) {
    requireNonNull(access, "access");
    return new TenantDocuments(
        tenant -> documents(tenant, KeyScope.ofRegistered(tenant)),
        cursors,
        connection().table(),
        owners);
  }

  private Connection connection() {
    Connection open = connection;
    return open != null ? open : open();
  }

  private synchronized Connection open() {
    Connection open = connection;
    if (open == null) {
      open = Connection.open(options, clock, meters, interceptors);
      connection = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    Connection open = connection;
    if (open != null) {
      open.client().close();
    }
  }
}
