package io.gantry.store.relational;

import io.gantry.store.Keyset;
import java.util.List;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** The query for one page of a conversation, in one of four fixed forms. */
final class MessageListQuery {

  private static final String MESSAGES =
      "from MessageRow m where m.key.tenantId = :tenant"
          + " and m.key.conversationId = :conversation and m.ownerId = :owner";

  private static final String FIRST_ASCENDING = MESSAGES + " order by m.orderKey asc";
  private static final String FIRST_DESCENDING = MESSAGES + " order by m.orderKey desc";

  private static final String NEXT_ASCENDING =
      MESSAGES + " and m.orderKey > :after order by m.orderKey asc";

  private static final String NEXT_DESCENDING =
      MESSAGES + " and m.orderKey < :after order by m.orderKey desc";

  private final String tenant;
  private final String conversationId;
  private final String ownerId;
  private final @Nullable String after;
  private final boolean descending;
  private final int limit;

  MessageListQuery(String tenant, String conversationId, String ownerId, Keyset keyset) {
    this.tenant = tenant;
    this.conversationId = conversationId;
    this.ownerId = ownerId;
    this.after = keyset.start().map(position -> position.get(0)).orElse(null);
    this.descending = keyset.isDescending();
    this.limit = keyset.fetchSize();
  }

  List<MessageRow> run(StatelessSession session) {
    SelectionQuery<MessageRow> query =
        session
            .createSelectionQuery(text(), MessageRow.class)
            .setParameter("tenant", tenant)
            .setParameter("conversation", conversationId)
            .setParameter("owner", ownerId)
            .setMaxResults(limit);
    if (after != null) {
      query.setParameter("after", after);
    }
    return query.getResultList();
  }

  private String text() {
    if (after == null) {
      return descending ? FIRST_DESCENDING : FIRST_ASCENDING;
    }
    return descending ? NEXT_DESCENDING : NEXT_ASCENDING;
  }
}
