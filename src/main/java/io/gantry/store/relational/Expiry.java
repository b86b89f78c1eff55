package io.gantry.store.relational;

import java.time.Instant;
import java.util.List;
import org.hibernate.StatelessSession;

/** Removes rows of a tenant that expired before a moment, a bounded number at a time. */
final class Expiry {

  /** The most rows of one statement: well below the parameters that the databases allow. */
  private static final int BATCH = 1_000;

  private final TenantUnits units;
  private final long moment;

  Expiry(TenantUnits units, Instant moment) {
    this.units = units;
    this.moment = Micros.of(moment);
  }

  /**
   * @param expired the query for the ids of the rows
   * @param delete the statement that deletes them by their ids
   * @return how many rows were removed, at most {@code limit}
   */
  int delete(StatelessSession session, String expired, String delete, int limit) {
    int deleted = 0;
    while (deleted < limit) {
      List<String> ids = ids(session, expired, Math.min(BATCH, limit - deleted));
      if (ids.isEmpty()) {
        break;
      }
      deleted += delete(session, delete, ids);
    }
    return deleted;
  }

  private List<String> ids(StatelessSession session, String expired, int limit) {
    return session
        .createSelectionQuery(expired, String.class)
        .setParameter("tenant", units.id())
        .setParameter("moment", moment)
        .setMaxResults(limit)
        .getResultList();
  }

  private int delete(StatelessSession session, String delete, List<String> ids) {
    return session
        .createMutationQuery(delete)
        .setParameter("tenant", units.id())
        .setParameterList("ids", ids)
        .executeUpdate();
  }
}
