package io.gantry.store.relational;

import io.gantry.common.Text;
import io.gantry.store.StoreException;
import org.hibernate.StatelessSession;

/** Whether an owner has a conversation; what hangs on one may not be seen otherwise. */
final class ConversationCheck {

  private static final String OWNED =
      "select count(*) from ConversationRow c where c.key.tenantId = :tenant"
          + " and c.key.id = :conversation and c.ownerId = :owner";

  private final TenantUnits units;

  ConversationCheck(TenantUnits units) {
    this.units = units;
  }

  /**
   * @throws StoreException.NotFound when the owner has no such conversation
   */
  void require(StatelessSession session, String ownerId, String conversationId) {
    if (!Text.isId(ownerId) || !Text.isId(conversationId)) {
      throw new StoreException.NotFound("conversation", conversationId);
    }
    long found =
        session
            .createSelectionQuery(OWNED, Long.class)
            .setParameter("tenant", units.id())
            .setParameter("conversation", conversationId)
            .setParameter("owner", ownerId)
            .getSingleResult();
    if (found == 0) {
      throw new StoreException.NotFound("conversation", conversationId);
    }
  }
}
