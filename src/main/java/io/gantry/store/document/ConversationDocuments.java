package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Conversation;
import io.gantry.chat.ConversationRepository;
import io.gantry.common.Text;
import io.gantry.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import org.jspecify.annotations.Nullable;

/** Conversations, with the share ids that they have taken. */
final class ConversationDocuments extends OwnedDocuments<Conversation, ConversationItem>
    implements ConversationRepository {

  ConversationDocuments(Documents documents, Owners owners) {
    super(documents, owners, DocumentKind.CONVERSATION);
  }

  @Override
  public Conversation create(Conversation conversation) {
    requireNonNull(conversation, "conversation");
    return super.create(
        new Conversation(
            conversation.id(),
            conversation.ownerId(),
            conversation.title(),
            conversation.model(),
            conversation.provider(),
            conversation.mode(),
            conversation.canvasId(),
            conversation.archived(),
            conversation.shareId(),
            0,
            null,
            conversation.createdAt(),
            conversation.updatedAt(),
            conversation.revision()));
  }

  @Override
  List<Write> alsoCreated(Conversation conversation) {
    String shareId = conversation.shareId();
    return shareId == null ? List.of() : List.of(share(conversation, shareId));
  }

  private Write share(Conversation conversation, String shareId) {
    ShareItem item = new ShareItem(shareId, conversation.id(), conversation.ownerId());
    return documents
        .writes()
        .create(
            documents.entityOf(item),
            () -> new StoreException.AlreadyExists("conversation", "share_id"));
  }

  @Override
  List<String> columnsToReplace() {
    return List.of();
  }

  @Override
  void keep(CommunicationEntity stored, CommunicationEntity next) {
    next.add("message_count", stored.find("message_count", Long.class).orElseThrow());
    next.remove("last_message_at");
    stored.find("last_message_at").ifPresent(next::add);
  }

  @Override
  List<Write> alsoReplaced(CommunicationEntity stored, Conversation conversation) {
    Optional<String> before = stored.find("share_id", String.class);
    Optional<String> after = Optional.ofNullable(conversation.shareId());
    if (before.equals(after)) {
      return List.of();
    }
    List<Write> writes = new ArrayList<>();
    after.ifPresent(shareId -> writes.add(share(conversation, shareId)));
    before.ifPresent(shareId -> writes.add(unshare(shareId, conversation.id())));
    return writes;
  }

  private Write unshare(String shareId, String id) {
    return documents
        .writes()
        .delete(
            documents.key(ShareItem.class, "share_id", shareId),
            "attribute_not_exists(PK) OR conversation_id = :id",
            Map.of(":id", id),
            () -> new IllegalStateException("The share id of " + id + " leads elsewhere"));
  }

  @Override
  void beforeRemoval(ItemKey key) {
    documents.database().items(List.of(key), List.of("share_id")).stream()
        .filter(item -> item.containsKey("share_id"))
        .map(item -> documents.key(ShareItem.class, "share_id", item.get("share_id").s()))
        .forEach(share -> documents.writes().deleteAll(List.of(share)));
  }

  @Override
  public Optional<Conversation> findByShareId(String shareId) {
    requireNonNull(shareId, "shareId");
    if (!Text.isId(shareId)) {
      return Optional.empty();
    }
    return documents
        .find(ShareItem.class, "share_id", shareId)
        .flatMap(share -> documents.find(ConversationItem.class, "id", share.conversationId()))
        .map(ConversationItem::toDomain)
        .filter(conversation -> isSharedAs(conversation, shareId));
  }

  private static boolean isSharedAs(Conversation conversation, @Nullable String shareId) {
    return shareId != null && shareId.equals(conversation.shareId());
  }
}
