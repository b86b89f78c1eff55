package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.account.TenantRepository;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;

/**
 * A store, shut until it was prepared: a server that came up before its database answers
 * "unavailable" in between, not with errors about tables that are not there yet.
 */
final class Door implements Store {

  private final Store store;
  private volatile boolean open;

  Door(Store store) {
    this.store = requireNonNull(store, "store");
  }

  /** Lets requests in, from now on. */
  void open() {
    open = true;
  }

  /** The store without the door, for the work that comes before it opens. */
  Store behind() {
    return store;
  }

  @Override
  public Provider provider() {
    return store.provider();
  }

  @Override
  public SchemaVersion schemaVersion() {
    return store.schemaVersion();
  }

  @Override
  public void prepare() {
    store.prepare();
  }

  @Override
  public StoreHealth health() {
    StoreHealth health = store.health();
    return open || !health.isOk()
        ? health
        : new StoreHealth(true, SchemaState.PENDING, "The store is not prepared yet");
  }

  @Override
  public StoreAdministration administration() {
    return store.administration();
  }

  @Override
  public Workspace workspace(TenantId tenant) {
    requireOpen();
    return store.workspace(tenant);
  }

  @Override
  public TenantRepository tenants(TenantAccess access) {
    requireOpen();
    return store.tenants(access);
  }

  private void requireOpen() {
    if (!open) {
      throw new StoreException.Unavailable("The store is not prepared yet", null);
    }
  }

  @Override
  public BulkReader bulkReader(TenantAccess access) {
    return store.bulkReader(access);
  }

  @Override
  public BulkWriter bulkWriter(TenantAccess access, BulkLoad load) {
    return store.bulkWriter(access, load);
  }

  @Override
  public void close() {
    store.close();
  }
}
