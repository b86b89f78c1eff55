package io.gantry.fake;

import io.gantry.account.Tenant;
import io.gantry.account.TenantRepository;
import io.gantry.common.CursorCodec;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.EntityKind;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

final class InMemoryTenants implements TenantRepository {

  private static final String KIND = EntityKind.TENANT.label();

  private final Map<TenantId, Tenant> tenants = new HashMap<>();
  private final CursorCodec cursors;
  private final Consumer<TenantId> eraseRecords;
  private final Listing<Tenant, String> listing = Listing.byText(tenant -> tenant.id().value());

  InMemoryTenants(CursorCodec cursors, Consumer<TenantId> eraseRecords) {
    this.cursors = cursors;
    this.eraseRecords = eraseRecords;
  }

  @Override
  public synchronized void create(Tenant tenant) {
    if (tenants.putIfAbsent(tenant.id(), tenant) != null) {
      throw new StoreException.AlreadyExists(KIND, "id");
    }
  }

  @Override
  public synchronized Optional<Tenant> find(TenantId id) {
    return Optional.ofNullable(tenants.get(id));
  }

  @Override
  public synchronized Tenant replace(Tenant tenant) {
    String id = tenant.id().value();
    Tenant stored = find(tenant.id()).orElseThrow(() -> new StoreException.NotFound(KIND, id));
    TenantRecords.requireRevision(EntityKind.TENANT, id, stored.revision(), tenant.revision());
    Tenant replaced =
        RecordCopy.keeping(stored, tenant, "createdAt").withRevision(stored.revision() + 1);
    tenants.put(tenant.id(), replaced);
    return replaced;
  }

  @Override
  public synchronized Page<Tenant> list(PageRequest page) {
    return listing.page(Keyset.of(cursors, page, "", KIND), tenants.values());
  }

  @Override
  public synchronized boolean erase(TenantId id) {
    boolean existed = tenants.remove(id) != null;
    eraseRecords.accept(id);
    return existed;
  }

  synchronized List<Tenant> all() {
    return List.copyOf(tenants.values());
  }

  /** As if it had not been created; its records stay. */
  synchronized void forget(TenantId id) {
    tenants.remove(id);
  }

  synchronized long count() {
    return tenants.size();
  }

  synchronized void clear() {
    tenants.clear();
  }
}
