package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.account.TenantRepository;
import io.gantry.common.CursorCodec;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.SoleTenant;
import io.gantry.store.Store;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import org.hibernate.SessionFactory;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/**
 * Schema versions 1 to 4: a SQLite file of Jaaz, which the old application may go on using. What it
 * holds is shown as it is, odd rows included, and changed where somebody asks for it and nowhere
 * else.
 */
final class JaazStore implements Store {

  private final SchemaVersion version;
  private final SqliteFile file;
  private final SqliteDatabase database;
  private final CursorCodec cursors;
  private final CallTimers timers;
  private final @Nullable StatementInspector inspector;
  private final JaazSchema schema;
  private final JaazAdministration administration;
  private final HealthProbe probe;
  private final JaazThreads threads = new JaazThreads();
  private @Nullable SessionFactory sessions;
  private volatile @Nullable UnitOfWork units;

  /**
   * @param inspector sees every statement before it is sent, for tests; usually none
   */
  JaazStore(
      RelationalStore.Options options,
      CursorCodec cursors,
      @Nullable MeterRegistry meters,
      @Nullable StatementInspector inspector) {
    this.file = SqliteFile.ofUrl(options.url());
    this.version = options.version();
    this.database = SqliteDatabase.ofOthers(file, options.connections(), meters);
    this.cursors = cursors;
    this.timers = new CallTimers(meters, provider().label());
    this.inspector = inspector;
    this.schema = new JaazSchema(database, version);
    this.administration = new JaazAdministration(database, file, schema, version);
    this.probe = new HealthProbe(database, schema::state);
  }

  @Override
  public Provider provider() {
    return Provider.SQLITE;
  }

  @Override
  public SchemaVersion schemaVersion() {
    return version;
  }

  @Override
  public void prepare() {
    schema.apply();
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
    return new JaazWorkspace(
        new JaazUnits(new TenantUnits(units(), tenant, cursors), version), threads);
  }

  @Override
  public StoreAdministration administration() {
    return administration;
  }

  @Override
  public TenantRepository tenants(TenantAccess access) {
    requireNonNull(access, "access");
    return new SoleTenant(version, cursors);
  }

  private UnitOfWork units() {
    UnitOfWork current = units;
    return current == null ? openUnits() : current;
  }

  private synchronized UnitOfWork openUnits() {
    UnitOfWork current = units;
    if (current == null) {
      SessionFactory opened = Mappings.open(Mappings.JAAZ, database.dialect(), inspector);
      sessions = opened;
      current = new UnitOfWork(database, opened, timers);
      units = current;
    }
    return current;
  }

  @Override
  public BulkReader bulkReader(TenantAccess access) {
    requireNonNull(access, "access");
    SqliteSnapshot source = SqliteSnapshot.open(file);
    try {
      schema.requireTables(source.connection());
      return new JaazBulkReader(version, source);
    } catch (SQLException failure) {
      source.close();
      throw JaazSchema.unreachable(failure);
    } catch (StoreException refused) {
      source.close();
      throw refused;
    }
  }

  @Override
  public BulkWriter bulkWriter(TenantAccess access, BulkLoad load) {
    requireNonNull(access, "access");
    requireNonNull(load, "load");
    try {
      return JaazBulkWriter.open(database, schema, version, load);
    } catch (SQLException failure) {
      throw JaazSchema.unreachable(failure);
    }
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
