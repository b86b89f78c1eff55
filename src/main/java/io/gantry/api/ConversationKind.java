package io.gantry.api;

import io.gantry.chat.Conversation;
import io.gantry.common.OwnedRepository;
import io.gantry.store.Workspace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class ConversationKind implements OwnedKind<Conversation, ConversationBody> {

  static final String NAME = "conversation";
  static final String PATH = "conversations";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Class<ConversationBody> bodyType() {
    return ConversationBody.class;
  }

  @Override
  public OwnedRepository<Conversation> repository(Workspace workspace) {
    return workspace.conversations();
  }

  @Override
  public @Nullable String idIn(ConversationBody body) {
    return body.id();
  }

  @Override
  public ConversationBody bodyOf(Conversation conversation) {
    return new ConversationBody(
        null,
        conversation.title(),
        conversation.model(),
        conversation.provider(),
        conversation.mode(),
        conversation.canvasId(),
        conversation.archived());
  }

  @Override
  public Conversation create(ConversationBody body, Stamp stamp) {
    return conversation(body, stamp, null, 0, null);
  }

  @Override
  public Conversation change(Conversation before, ConversationBody body, Stamp stamp) {
    return conversation(
        body, stamp, before.shareId(), before.messageCount(), before.lastMessageAt());
  }

  private static Conversation conversation(
      ConversationBody body,
      Stamp stamp,
      @Nullable String shareId,
      long messageCount,
      @Nullable Instant lastMessageAt) {
    return new Conversation(
        stamp.id(),
        stamp.ownerId(),
        Required.textOr("", body.title()),
        body.model(),
        body.provider(),
        body.mode(),
        body.canvasId(),
        Boolean.TRUE.equals(body.archived()),
        shareId,
        messageCount,
        lastMessageAt,
        stamp.createdAt(),
        stamp.updatedAt(),
        stamp.revision());
  }
}
