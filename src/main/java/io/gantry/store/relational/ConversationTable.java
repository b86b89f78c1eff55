package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Conversation;
import io.gantry.chat.ConversationRepository;
import io.gantry.common.Text;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** See {@link ConversationRepository}; messages and tickets go by the cascade of their keys. */
final class ConversationTable extends OwnedTable<Conversation> implements ConversationRepository {

  private static final String BY_SHARE_ID =
      "from ConversationRow r where r.key.tenantId = :tenant and r.shareId = :share";

  ConversationTable(TenantUnits units) {
    super(OwnedKind.CONVERSATION, units);
  }

  /**
   * With a share id, the id is looked for first: SQLite would report the share id of a repetition.
   */
  @Override
  public Conversation create(Conversation conversation) {
    requireNonNull(conversation, "conversation");
    ConversationRow row = ConversationRow.of(units().tenant(), conversation);
    units()
        .write(
            "conversation.create",
            session -> {
              if (row.shareId != null && session.get(ConversationRow.class, row.key) != null) {
                throw Unique.CONVERSATION.taken();
              }
              return session.insert(row);
            });
    return row.toDomain();
  }

  @Override
  public Optional<Conversation> findByShareId(String shareId) {
    requireNonNull(shareId, "shareId");
    return units()
        .read("conversation.find_by_share_id", session -> byShareId(session, shareId))
        .map(ConversationRow::toDomain);
  }

  private Optional<ConversationRow> byShareId(StatelessSession session, String shareId) {
    if (!Text.isId(shareId)) {
      return Optional.empty();
    }
    return session
        .createSelectionQuery(BY_SHARE_ID, ConversationRow.class)
        .setParameter("tenant", units().id())
        .setParameter("share", shareId)
        .uniqueResultOptional();
  }
}
