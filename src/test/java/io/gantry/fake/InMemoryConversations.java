package io.gantry.fake;

import io.gantry.chat.Conversation;
import io.gantry.chat.ConversationRepository;
import io.gantry.common.CursorCodec;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import java.util.Optional;

final class InMemoryConversations extends InMemoryOwnedRepository<Conversation>
    implements ConversationRepository {

  InMemoryConversations(VersionRules rules, TenantRecords records, CursorCodec cursors) {
    super(rules, records, cursors, EntityKind.CONVERSATION);
  }

  @Override
  public Optional<Conversation> findByShareId(String shareId) {
    synchronized (records) {
      return all().values().stream().filter(one -> shareId.equals(one.shareId())).findFirst();
    }
  }

  @Override
  Conversation created(Conversation record) {
    return RecordCopy.with(RecordCopy.with(record, "messageCount", 0L), "lastMessageAt", null);
  }

  @Override
  Conversation replaced(Conversation stored, Conversation record) {
    return RecordCopy.keeping(stored, record, "createdAt", "messageCount", "lastMessageAt");
  }

  @Override
  void requireUnique(Conversation record) {
    if (record.shareId() == null) {
      return;
    }
    if (findByShareId(record.shareId()).filter(o -> !o.id().equals(record.id())).isPresent()) {
      throw new StoreException.AlreadyExists(kind.label(), "share_id");
    }
  }

  @Override
  void dropParts(String id) {
    records.dropConversationParts(id);
  }
}
