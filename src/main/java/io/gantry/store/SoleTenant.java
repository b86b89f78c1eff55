package io.gantry.store;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Tenant;
import io.gantry.account.TenantRepository;
import io.gantry.account.TenantStatus;
import io.gantry.common.CursorCodec;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tenants of versions 1 to 6: {@code default} alone, which nobody makes, changes or erases. */
public final class SoleTenant implements TenantRepository {

  private static final Tenant DEFAULT =
      new Tenant(
          TenantId.DEFAULT,
          TenantId.DEFAULT.value(),
          TenantStatus.ACTIVE,
          Instant.EPOCH,
          Instant.EPOCH,
          1);

  private final SchemaVersion version;
  private final CursorCodec cursors;

  public SoleTenant(SchemaVersion version, CursorCodec cursors) {
    this.version = requireNonNull(version, "version");
    this.cursors = requireNonNull(cursors, "cursors");
  }

  @Override
  public void create(Tenant tenant) {
    throw unsupported();
  }

  @Override
  public Optional<Tenant> find(TenantId id) {
    return DEFAULT.id().equals(requireNonNull(id, "id")) ? Optional.of(DEFAULT) : Optional.empty();
  }

  @Override
  public Tenant replace(Tenant tenant) {
    throw unsupported();
  }

  @Override
  public Page<Tenant> list(PageRequest page) {
    // A cursor of this list cannot exist: whatever is given is refused.
    boolean first = Keyset.of(cursors, page, "", "tenant").start().isEmpty();
    return new Page<>(first ? List.of(DEFAULT) : List.of(), null);
  }

  @Override
  public boolean erase(TenantId id) {
    throw unsupported();
  }

  private StoreException.Unsupported unsupported() {
    return new StoreException.Unsupported(version, EntityKind.TENANT);
  }
}
