package io.gantry.account;

import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.tenancy.TenantId;
import java.util.Optional;

/** All tenants of a store. Each call is atomic. */
public interface TenantRepository {

  /**
   * @throws io.gantry.store.StoreException.AlreadyExists when the id is taken
   */
  void create(Tenant tenant);

  Optional<Tenant> find(TenantId id);

  /**
   * Replaces name and status on condition of the revision.
   *
   * @return the tenant as stored, with the next revision
   * @throws io.gantry.store.StoreException.NotFound when there is none
   * @throws io.gantry.store.StoreException.Conflict when its revision is another
   */
  Tenant replace(Tenant tenant);

  /**
   * One page ordered by id, {@link PageRequest.Order#ASCENDING} from 0 on.
   *
   * @throws io.gantry.common.InvalidCursorException when the cursor is not one of this list
   */
  Page<Tenant> list(PageRequest page);

  /**
   * Deletes the tenant and every record of it. Not atomic where the database cannot: the tenant is
   * gone from the first moment, an interrupted call is finished by the next.
   *
   * @return whether there was such a tenant
   */
  boolean erase(TenantId id);
}
