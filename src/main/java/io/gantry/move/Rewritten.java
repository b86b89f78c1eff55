package io.gantry.move;

import io.gantry.account.Credential;
import io.gantry.account.Tenant;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.common.OwnedRecord;
import io.gantry.library.AudioFile;
import io.gantry.library.KnowledgeDocument;
import io.gantry.library.StoredFile;
import io.gantry.provider.ProviderConfig;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records with one thing changed that a move may change, everything else as it is. */
final class Rewritten {

  private Rewritten() {}

  /** The record at another revision, when it has one. */
  static Object atRevision(Object value, long revision) {
    if (value instanceof OwnedRecord<?> owned) {
      return owned.revision() == revision ? owned : owned.withRevision(revision);
    }
    if (value instanceof Message message) {
      return message.revision() == revision ? message : message.withRevision(revision);
    }
    if (value instanceof User user) {
      return user.withRevision(revision);
    }
    if (value instanceof Credential credential) {
      return credential.withRevision(revision);
    }
    if (value instanceof UserSettings settings) {
      return settings.withRevision(revision);
    }
    return value instanceof Tenant tenant ? tenant.withRevision(revision) : value;
  }

  /** What somebody owns, as another's; accounts are nobody's but their own and stay. */
  static Object ownedBy(Object value, String owner) {
    if (value instanceof Conversation one) {
      return conversation(one, owner, one.messageCount(), one.lastMessageAt());
    }
    if (value instanceof Message one) {
      return message(one, owner, one.id(), one.orderKey());
    }
    if (value instanceof Canvas one) {
      return new Canvas(
          one.id(),
          owner,
          one.name(),
          one.description(),
          one.thumbnail(),
          one.data(),
          one.createdAt(),
          one.updatedAt(),
          one.revision());
    }
    if (value instanceof Workflow one) {
      return new Workflow(
          one.id(),
          owner,
          one.name(),
          one.description(),
          one.apiJson(),
          one.inputs(),
          one.outputs(),
          one.createdAt(),
          one.updatedAt(),
          one.revision());
    }
    return value instanceof Ticket one ? ticket(one, owner) : library(value, owner);
  }

  private static Object library(Object value, String owner) {
    if (value instanceof StoredFile one) {
      return new StoredFile(
          one.id(),
          owner,
          one.fileName(),
          one.path(),
          one.mimeType(),
          one.size(),
          one.sha256(),
          one.width(),
          one.height(),
          one.createdAt(),
          one.updatedAt(),
          one.revision());
    }
    if (value instanceof AudioFile one) {
      return new AudioFile(
          one.id(),
          owner,
          one.s3Key(),
          one.fileSize(),
          one.recordedAt(),
          one.uploadedAt(),
          one.createdAt(),
          one.updatedAt(),
          one.revision());
    }
    if (value instanceof ProviderConfig one) {
      return new ProviderConfig(
          one.id(),
          owner,
          one.provider(),
          one.config(),
          one.encryptedSecret(),
          one.active(),
          one.createdAt(),
          one.updatedAt(),
          one.revision());
    }
    return value instanceof KnowledgeDocument one ? document(one, owner) : value;
  }

  private static KnowledgeDocument document(KnowledgeDocument one, String owner) {
    return new KnowledgeDocument(
        one.id(),
        owner,
        one.docType(),
        one.title(),
        one.department(),
        one.summary(),
        one.body(),
        one.fileName(),
        one.filePath(),
        one.fileSize(),
        one.fileType(),
        one.mimeType(),
        one.chunkCount(),
        one.createdAt(),
        one.updatedAt(),
        one.revision());
  }

  private static Ticket ticket(Ticket one, String owner) {
    return new Ticket(
        one.id(),
        one.conversationId(),
        owner,
        one.messageId(),
        one.title(),
        one.description(),
        one.type(),
        one.priority(),
        one.status(),
        one.acceptanceCriteria(),
        one.tasks(),
        one.labels(),
        one.externalId(),
        one.externalUrl(),
        one.createdAt(),
        one.updatedAt(),
        one.revision());
  }

  /** A workflow under another id. */
  static Workflow named(Workflow one, String id) {
    return new Workflow(
        id,
        one.ownerId(),
        one.name(),
        one.description(),
        one.apiJson(),
        one.inputs(),
        one.outputs(),
        one.createdAt(),
        one.updatedAt(),
        one.revision());
  }

  /** A message under another id, at the place among others that goes with it. */
  static Message named(Message one, String id, String orderKey) {
    return message(one, one.ownerId(), id, orderKey);
  }

  private static Message message(Message one, String owner, String id, String orderKey) {
    return new Message(
        id,
        one.conversationId(),
        owner,
        orderKey,
        one.role(),
        one.content(),
        one.mode(),
        one.metadata(),
        one.tokenCount(),
        one.createdAt(),
        one.updatedAt(),
        one.revision());
  }

  /** A conversation without what some versions compute from its messages. */
  static Conversation uncounted(Conversation one) {
    return conversation(one, one.ownerId(), 0, null);
  }

  private static Conversation conversation(
      Conversation one, String owner, long count, @Nullable Instant last) {
    return new Conversation(
        one.id(),
        owner,
        one.title(),
        one.model(),
        one.provider(),
        one.mode(),
        one.canvasId(),
        one.archived(),
        one.shareId(),
        count,
        last,
        one.createdAt(),
        one.updatedAt(),
        one.revision());
  }

  /** A user under another name and address. */
  static User named(User one, String username, @Nullable String email) {
    return new User(
        one.id(),
        username,
        email,
        one.displayName(),
        one.role(),
        one.status(),
        one.keySalt(),
        one.lastLoginAt(),
        one.createdAt(),
        one.updatedAt(),
        one.revision());
  }
}
