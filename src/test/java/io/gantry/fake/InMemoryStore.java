package io.gantry.fake;

import static java.util.Objects.requireNonNull;

import io.gantry.account.TenantRepository;
import io.gantry.common.CursorCodec;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.SoleTenant;
import io.gantry.store.Store;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreHealth;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A store in memory, of any version; of the embedded default unless asked. It has no provider of
 * its own and goes by the name of one that its version has. Records live as long as the object;
 * closing it does nothing.
 */
public final class InMemoryStore implements Store {

  private final Map<TenantId, TenantRecords> records = new ConcurrentHashMap<>();
  private final SchemaVersion version;
  private final CursorCodec cursors;
  private final InMemoryTenants tenants;
  private final InMemoryLoad load = new InMemoryLoad();

  /** A store that has the kinds, ids and revisions of a version, and refuses what that lacks. */
  public InMemoryStore(CursorCodec cursors, SchemaVersion version) {
    this.cursors = requireNonNull(cursors, "cursors");
    this.version = requireNonNull(version, "version");
    this.tenants = new InMemoryTenants(cursors, this::erase);
  }

  public InMemoryStore(CursorCodec cursors) {
    this(cursors, SchemaVersion.newestFor(Provider.SQLITE));
  }

  /** A store whose cursors no other store reads. */
  public InMemoryStore() {
    this(new CursorCodec(new byte[32]));
  }

  /** A store of a version, whose cursors no other store reads. */
  public InMemoryStore(SchemaVersion version) {
    this(new CursorCodec(new byte[32]), version);
  }

  @Override
  public Provider provider() {
    Set<Provider> providers = version.providers();
    return providers.contains(Provider.SQLITE) ? Provider.SQLITE : Provider.DYNAMODB;
  }

  @Override
  public SchemaVersion schemaVersion() {
    return version;
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
    return new InMemoryWorkspace(new VersionRules(version, tenant), recordsOf(tenant), cursors);
  }

  @Override
  public StoreAdministration administration() {
    return new InMemoryAdministration(schemaVersion(), records, tenants, load);
  }

  @Override
  public TenantRepository tenants(TenantAccess access) {
    requireNonNull(access, "access");
    return version.has(EntityKind.TENANT) ? tenants : new SoleTenant(version, cursors);
  }

  @Override
  public BulkReader bulkReader(TenantAccess access) {
    requireNonNull(access, "access");
    List<BulkRecord> all = new ArrayList<>();
    tenants.all().forEach(tenant -> all.add(BulkRecord.of(tenant.id(), tenant)));
    records.keySet().forEach(tenant -> all.addAll(shelf(tenant).all()));
    return new InMemoryBulkReader(version, all);
  }

  @Override
  public BulkWriter bulkWriter(TenantAccess access, BulkLoad into) {
    requireNonNull(access, "access");
    load.begin(into);
    return new InMemoryBulkWriter(load, this::shelf);
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private TenantRecords recordsOf(TenantId tenant) {
    return records.computeIfAbsent(tenant, absent -> new TenantRecords());
  }

  private BulkShelf shelf(TenantId tenant) {
    return new BulkShelf(new VersionRules(version, tenant), recordsOf(tenant), tenants);
  }

  private void erase(TenantId tenant) {
    TenantRecords erased = recordsOf(tenant);
    synchronized (erased) {
      erased.clear();
    }
  }
}
