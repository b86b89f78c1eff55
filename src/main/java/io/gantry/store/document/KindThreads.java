package io.gantry.store.document;

import io.gantry.chat.Conversation;
import io.gantry.common.Text;
import io.gantry.store.jaaz.ContentRevision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The messages of a conversation as a whole, with a row of the conversation or without: old
 * programs store messages under ids of which no row is ever made. Such a conversation is made up of
 * its messages.
 */
final class KindThreads {

  private static final String[] TIMES = {"created_at", "updated_at", "user_id", "deleting"};
  private static final String[] KEYS = {"session_id", "id", "user_id", "deleting"};

  private final KindDocuments documents;

  KindThreads(KindDocuments documents) {
    this.documents = documents;
  }

  /** What the messages of an owner in one conversation say of it. */
  record Summary(long count, Instant first, Instant last) {}

  /** Empty when the owner has no messages there. */
  Optional<Summary> summary(String ownerId, String conversationId) {
    List<KindRow> rows =
        documents.requests().query(messages(conversationId), TIMES).stream()
            .filter(row -> documents.isOwn(row, ownerId))
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Summary(rows.size(), at(rows.get(0)), at(rows.get(rows.size() - 1))));
  }

  private static Instant at(KindRow row) {
    return row.time("created_at", "updated_at");
  }

  static KindQuery messages(String conversationId) {
    return KindQuery.ofTable(KindTable.MESSAGES, KindIds.stored(conversationId));
  }

  Optional<KindRow> row(String conversationId) {
    return Text.isId(conversationId)
        ? documents.requests().get(KindTable.SESSIONS, key(conversationId))
        : Optional.empty();
  }

  static Map<String, AttributeValue> key(String conversationId) {
    return Map.of("id", AttributeValue.fromS(KindIds.stored(conversationId)));
  }

  /** The conversation of messages that have no row for it. */
  Optional<Conversation> orphan(String ownerId, String conversationId) {
    if (!Text.isId(conversationId) || !documents.has(ownerId)) {
      return Optional.empty();
    }
    return summary(ownerId, conversationId).map(said -> madeUp(ownerId, conversationId, said));
  }

  private static Conversation madeUp(String ownerId, String id, Summary said) {
    Instant updated = said.last().isBefore(said.first()) ? said.first() : said.last();
    return new Conversation(
        id,
        ownerId,
        "",
        null,
        null,
        null,
        null,
        false,
        null,
        said.count(),
        said.last(),
        said.first(),
        updated,
        ContentRevision.of(id));
  }

  /** A conversation of a row with what its messages say of it. */
  Conversation completed(Conversation row) {
    @Nullable Summary said = summary(row.ownerId(), row.id()).orElse(null);
    return said == null
        ? row
        : new Conversation(
            row.id(),
            row.ownerId(),
            row.title(),
            row.model(),
            row.provider(),
            row.mode(),
            row.canvasId(),
            row.archived(),
            row.shareId(),
            said.count(),
            said.last(),
            row.createdAt(),
            row.updatedAt(),
            row.revision());
  }

  /** Whether the owner has the conversation, with a row or without. */
  boolean isThere(String ownerId, String conversationId) {
    Optional<KindRow> row = row(conversationId);
    return row.isPresent()
        ? documents.isOwn(row.get(), ownerId)
        : orphan(ownerId, conversationId).isPresent();
  }

  /** Deletes the messages that the owner has there; others are left to whom they belong. */
  void deleteMessages(String ownerId, String conversationId) {
    documents.requests().query(messages(conversationId), KEYS).stream()
        .filter(row -> documents.isOwn(row, ownerId))
        .map(row -> row.only(KindTable.MESSAGES.keyFields()))
        .forEach(key -> documents.requests().delete(KindTable.MESSAGES, key));
  }
}
