package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Conversation;
import io.gantry.chat.ConversationRepository;
import io.gantry.store.Keyset;
import io.gantry.store.LocalUser;
import io.gantry.store.StoreException;
import io.gantry.store.VersionFields;
import io.gantry.store.document.KindLists.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Conversations of versions 5 and 6. Old programs store no count of messages: it is counted when a
 * conversation is read, by one Query each.
 */
final class KindConversations extends KindRecords<Conversation> implements ConversationRepository {

  private static final AttributeValue YES = AttributeValue.fromBool(true);

  private final KindThreads threads;

  KindConversations(KindDocuments documents) {
    super(documents, KindMapping.CONVERSATION);
    this.threads = new KindThreads(documents);
  }

  @Override
  Conversation toRecord(KindRow row, String ownerId) {
    return threads.completed(super.toRecord(row, ownerId));
  }

  @Override
  Conversation listed(Conversation conversation) {
    return threads.completed(conversation);
  }

  @Override
  public Conversation create(Conversation conversation) {
    requireNonNull(conversation, "conversation");
    documents.requirePlace(conversation.ownerId());
    // Messages without a row are a conversation of that id.
    if (!documents.requests().first(KindThreads.messages(conversation.id()), 1, "id").isEmpty()) {
      throw idTaken();
    }
    return super.create(conversation);
  }

  @Override
  public Optional<Conversation> find(String ownerId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(id, "id");
    Optional<KindRow> row = anyRow(id);
    return row.isPresent()
        ? row.filter(any -> documents.isOwn(any, ownerId)).map(own -> toRecord(own, ownerId))
        : threads.orphan(ownerId, id);
  }

  @Override
  public Conversation replace(Conversation conversation) {
    requireNonNull(conversation, "conversation");
    Optional<Conversation> orphan = orphan(conversation.ownerId(), conversation.id());
    return orphan.isPresent() ? adopt(orphan.get(), conversation) : super.replace(conversation);
  }

  private Optional<Conversation> orphan(String ownerId, String id) {
    return anyRow(id).isPresent() ? Optional.empty() : threads.orphan(ownerId, id);
  }

  /** Makes the row that messages lack. */
  private Conversation adopt(Conversation orphan, Conversation wanted) {
    VersionFields.requireKept(documents.version(), wanted);
    requireRevision(orphan, wanted.revision());
    Map<String, AttributeValue> item =
        KindWrites.changed(
            KindMapping.CONVERSATION.toItem().apply(wanted),
            Map.of(
                "created_at",
                requireNonNull(
                    KindMapping.CONVERSATION.toItem().apply(orphan).get("created_at"),
                    "created_at")));
    Map<String, AttributeValue> owned = documents.owned(item, wanted.ownerId());
    documents
        .requests()
        .execute(
            List.of(
                documents
                    .writes()
                    .create(
                        KindTable.SESSIONS,
                        owned,
                        () -> conflict(wanted.id(), wanted.revision()))));
    return toRecord(new KindRow(owned), wanted.ownerId());
  }

  private void requireRevision(Conversation stored, long revision) {
    if (stored.revision() != revision) {
      throw conflict(stored.id(), revision);
    }
  }

  @Override
  public boolean delete(String ownerId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(id, "id");
    Optional<KindRow> row = anyRow(id);
    if (row.isEmpty()) {
      return threads.orphan(ownerId, id).filter(this::removeOrphan).isPresent();
    }
    if (!KindDocuments.isLive(row.get()) && isMarkedBy(row.get(), ownerId)) {
      finish(row.get(), ownerId, id);
      return false;
    }
    return super.delete(ownerId, id);
  }

  private boolean isMarkedBy(KindRow row, String ownerId) {
    return documents.has(ownerId)
        && (!documents.byUser() || ownerId.equals(row.text(KindTable.USER_ID)));
  }

  @Override
  public void delete(String ownerId, String id, long revision) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(id, "id");
    Optional<Conversation> orphan = orphan(ownerId, id);
    if (orphan.isEmpty()) {
      super.delete(ownerId, id, revision);
      return;
    }
    requireRevision(orphan.get(), revision);
    if (!removeOrphan(orphan.get())) {
      throw conflict(id, revision);
    }
  }

  /** With a marked row, so that it is gone from the first moment. */
  private boolean removeOrphan(Conversation orphan) {
    Map<String, AttributeValue> item =
        documents.owned(
            KindWrites.changed(key(orphan.id()), Map.of(KindDocuments.DELETING, YES)),
            orphan.ownerId());
    try {
      documents
          .requests()
          .execute(
              List.of(documents.writes().create(KindTable.SESSIONS, item, ChangedException::new)));
    } catch (ChangedException meanwhile) {
      return false;
    }
    finish(new KindRow(item), orphan.ownerId(), orphan.id());
    return true;
  }

  @Override
  boolean remove(KindRow row, List<String> watched) {
    Conversation conversation = KindMapping.CONVERSATION.toRecord(row, ownerOf(row));
    try {
      documents
          .requests()
          .execute(
              List.of(
                  documents
                      .writes()
                      .change(
                          KindTable.SESSIONS,
                          row,
                          watched,
                          Map.of(KindDocuments.DELETING, YES),
                          ChangedException::new)));
    } catch (ChangedException meanwhile) {
      return false;
    }
    finish(row, conversation.ownerId(), conversation.id());
    return true;
  }

  private String ownerOf(KindRow row) {
    return documents.byUser() ? row.required(KindTable.USER_ID) : LocalUser.ID;
  }

  private void finish(KindRow row, String ownerId, String id) {
    threads.deleteMessages(ownerId, id);
    documents.requests().delete(KindTable.SESSIONS, row.only(KindTable.SESSIONS.keyFields()));
  }

  @Override
  Keyset.Reader<Placed<Conversation>> reader(String ownerId, boolean descending) {
    Keyset.Reader<Placed<Conversation>> rows = super.reader(ownerId, descending);
    Keyset.Reader<Placed<Conversation>> orphans =
        KindLists.ofAll(() -> documents.orphans().of(documents, ownerId), descending);
    return (start, size) -> {
      List<Placed<Conversation>> both = new ArrayList<>(rows.read(start, size));
      both.addAll(orphans.read(start, size));
      both.sort(KindLists.order(descending));
      return both.subList(0, Math.min(size, both.size()));
    };
  }

  @Override
  public Optional<Conversation> findByShareId(String shareId) {
    requireNonNull(shareId, "shareId");
    return Optional.empty();
  }

  static StoreException.NotFound notFound(String id) {
    return new StoreException.NotFound(KindMapping.CONVERSATION.kind().label(), id);
  }
}
