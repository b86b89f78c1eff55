package io.gantry.fake;

import io.gantry.account.Tenant;
import io.gantry.account.TenantRepository;
import io.gantry.account.TenantStatus;
import io.gantry.common.CursorCodec;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.EntityKind;
import io.gantry.store.Keyset;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tenants of a version that knows one only. */
record OneTenant(SchemaVersion version, CursorCodec cursors) implements TenantRepository {

  private static final Listing<Tenant, String> LISTING =
      Listing.byText(tenant -> tenant.id().value());

  private static final Tenant TENANT =
      new Tenant(
          TenantId.DEFAULT,
          TenantId.DEFAULT.value(),
          TenantStatus.ACTIVE,
          Instant.EPOCH,
          Instant.EPOCH,
          1);

  @Override
  public void create(Tenant tenant) {
    throw refusal();
  }

  @Override
  public Optional<Tenant> find(TenantId id) {
    return Optional.of(TENANT).filter(tenant -> tenant.id().equals(id));
  }

  @Override
  public Tenant replace(Tenant tenant) {
    throw refusal();
  }

  @Override
  public Page<Tenant> list(PageRequest page) {
    Keyset keyset = Keyset.of(cursors, page, "", EntityKind.TENANT.label());
    return LISTING.page(keyset, List.of(TENANT));
  }

  @Override
  public boolean erase(TenantId id) {
    throw refusal();
  }

  private StoreException refusal() {
    return new StoreException.Unsupported(version, EntityKind.TENANT);
  }
}
