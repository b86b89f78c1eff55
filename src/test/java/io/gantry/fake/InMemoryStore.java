package io.gantry.fake;

import static java.util.Objects.requireNonNull;

import io.gantry.account.TenantRepository;
import io.gantry.common.CursorCodec;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreHealth;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A store in memory. It has no provider of its own and goes by the name of the embedded default.
 * Records live as long as the object; closing it does nothing.
 */
public final class InMemoryStore implements Store {

  private final Map<TenantId, TenantRecords> records = new ConcurrentHashMap<>();
  private final CursorCodec cursors;
  private final InMemoryTenants tenants;

  public InMemoryStore(CursorCodec cursors) {
    this.cursors = requireNonNull(cursors, "cursors");
    this.tenants = new InMemoryTenants(cursors, this::erase);
  }

  /** A store whose cursors no other store reads. */
  public InMemoryStore() {
    this(new CursorCodec(new byte[32]));
  }

  @Override
  public Provider provider() {
    return Provider.SQLITE;
  }

  @Override
  public SchemaVersion schemaVersion() {
    return SchemaVersion.newestFor(provider());
  }

  @Override
  public void prepare() {
    // Nothing to prepare: maps need no tables.
  }

  @Override
  public StoreHealth health() {
    return new StoreHealth(true, SchemaState.UP_TO_DATE, null);
  }

  @Override
  public Workspace workspace(TenantId tenant) {
    return new InMemoryWorkspace(tenant, recordsOf(tenant), cursors);
  }

  @Override
  public StoreAdministration administration() {
    return new InMemoryAdministration(schemaVersion(), records, tenants);
  }

  @Override
  public TenantRepository tenants(TenantAccess access) {
    requireNonNull(access, "access");
    return tenants;
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private TenantRecords recordsOf(TenantId tenant) {
    return records.computeIfAbsent(tenant, absent -> new TenantRecords());
  }

  private void erase(TenantId tenant) {
    TenantRecords erased = recordsOf(tenant);
    synchronized (erased) {
      erased.clear();
    }
  }
}
