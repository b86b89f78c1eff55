package io.gantry.store.relational;

import io.gantry.store.StoreException;
import org.hibernate.StatelessSession;

/** Whether a tenant has a user; what hangs on one is refused otherwise. */
final class UserCheck {

  private static final String EXISTS =
      "select count(*) from UserRow u where u.key.tenantId = :tenant and u.key.id = :id";

  private final TenantUnits units;

  UserCheck(TenantUnits units) {
    this.units = units;
  }

  /**
   * @throws StoreException.NotFound when there is no such user
   */
  void require(StatelessSession session, String userId) {
    long found =
        session
            .createSelectionQuery(EXISTS, Long.class)
            .setParameter("tenant", units.id())
            .setParameter("id", userId)
            .getSingleResult();
    if (found == 0) {
      throw new StoreException.NotFound("user", userId);
    }
  }
}
