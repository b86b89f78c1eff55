package io.gantry.store.relational;

import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.store.Keyset;
import java.util.List;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * The query for one page of a conversation, in one of four fixed forms. It is the most frequent
 * query of many rows, so it reads plain columns and leaves out those that all rows share: rows as
 * entities took half as long again.
 */
final class MessageListQuery {

  private static final String MESSAGES =
      "select m.key.id, m.orderKey, m.role, m.content, m.mode, m.metadata, m.tokenCount,"
          + " m.createdAt, m.updatedAt, m.revision"
          + " from MessageRow m where m.key.tenantId = :tenant"
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

  /** The columns of the rows; the connection is free again before they become messages. */
  List<Object[]> run(StatelessSession session) {
    SelectionQuery<Object[]> query =
        session
            .createSelectionQuery(text(), Object[].class)
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

  Message toDomain(Object[] row) {
    return new Message(
        (String) row[0],
        conversationId,
        ownerId,
        (String) row[1],
        (String) row[2],
        new JsonText((String) row[3]),
        (String) row[4],
        new JsonText((String) row[5]),
        (Long) row[6],
        Micros.toInstant((Long) row[7]),
        Micros.toInstant((Long) row[8]),
        (Long) row[9]);
  }

  static String orderKey(Object[] row) {
    return (String) row[1];
  }
}
