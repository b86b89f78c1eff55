package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.account.TenantRepository;
import io.gantry.common.CursorCodec;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreHealth;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import org.hibernate.SessionFactory;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/**
 * Schema version 7, on SQLite or PostgreSQL: every row names its tenant. Every read and write
 * passes one unit of work, which binds it to a tenant.
 */
final class TenantStore implements Store {

  private final Provider provider;
  private final Database database;
  private final @Nullable StatementInspector inspector;
  private final CursorCodec cursors;
  private final CallTimers timers;
  private final Schema schema;
  private final HealthProbe probe;
  private @Nullable SessionFactory sessions;
  private volatile @Nullable UnitOfWork units;

  /**
   * @param inspector sees every statement before it is sent, for tests; usually none
   */
  TenantStore(
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
    this.probe = new HealthProbe(database, schema::state);
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
    return new RelationalAdministration(database, schema, database.upkeep(), Tables.V7);
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
      SessionFactory opened = Mappings.open(Mappings.TENANTS, database.dialect(), inspector);
      sessions = opened;
      current = new UnitOfWork(database, opened, timers);
      units = current;
    }
    return current;
  }

  @Override
  public BulkReader bulkReader(TenantAccess access) {
    requireNonNull(access, "access");
    return database.bulkReader(schema::requireColumns);
  }

  @Override
  public BulkWriter bulkWriter(TenantAccess access, BulkLoad load) {
    requireNonNull(access, "access");
    requireNonNull(load, "load");
    schema.requirePrepared();
    return database.bulkWriter(load);
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
