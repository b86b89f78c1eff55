package io.gantry.chat;

import io.gantry.common.Filterable;
import io.gantry.common.OwnedRecord;
import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A thread of messages.
 *
 * @param canvasId the canvas it was held on; not checked, genuine files hold dangling ones
 * @param shareId what a public link names it by, unique in the tenant; null when not shared
 * @param messageCount kept by the store together with the messages; {@code replace} ignores it
 * @param lastMessageAt creation of the message appended last, not lowered by deletes; kept by the
 *     store, {@code replace} ignores it
 */
public record Conversation(
    String id,
    String ownerId,
    String title,
    @Nullable String model,
    @Nullable String provider,
    @Nullable String mode,
    @Nullable String canvasId,
    boolean archived,
    @Nullable String shareId,
    long messageCount,
    @Nullable Instant lastMessageAt,
    Instant createdAt,
    Instant updatedAt,
    long revision)
    implements OwnedRecord<Conversation>, Filterable {

  public static final int MAX_TITLE_LENGTH = 1_000;
  public static final int MAX_NAME_LENGTH = 200;

  public Conversation {
    Text.requireId("id", id);
    Text.requireId("owner_id", ownerId);
    Text.requireText("title", title, MAX_TITLE_LENGTH);
    Text.optionalText("model", model, MAX_NAME_LENGTH);
    Text.optionalText("provider", provider, MAX_NAME_LENGTH);
    Text.optionalText("mode", mode, MAX_NAME_LENGTH);
    Text.optionalId("canvas_id", canvasId);
    Text.optionalId("share_id", shareId);
    lastMessageAt = Times.optionalInstant("last_message_at", lastMessageAt);
    createdAt = Times.requireInstant("created_at", createdAt);
    updatedAt = Times.requireInstant("updated_at", updatedAt);
  }

  @Override
  public Conversation withRevision(long newRevision) {
    return new Conversation(
        id,
        ownerId,
        title,
        model,
        provider,
        mode,
        canvasId,
        archived,
        shareId,
        messageCount,
        lastMessageAt,
        createdAt,
        updatedAt,
        newRevision);
  }

  /** This conversation with another share id, changed at {@code at}. */
  public Conversation withShareId(@Nullable String newShareId, Instant at) {
    return new Conversation(
        id,
        ownerId,
        title,
        model,
        provider,
        mode,
        canvasId,
        archived,
        newShareId,
        messageCount,
        lastMessageAt,
        createdAt,
        at,
        revision);
  }

  /** This conversation after the message was appended to it. */
  public Conversation withAppended(Message message) {
    return new Conversation(
        id,
        ownerId,
        title,
        model,
        provider,
        mode,
        canvasId,
        archived,
        shareId,
        messageCount + 1,
        message.createdAt(),
        createdAt,
        message.createdAt(),
        revision + 1);
  }

  @Override
  public Conversation listed() {
    return this;
  }

  @Override
  public String filterTitle() {
    return title;
  }

  @Override
  public @Nullable String filterType() {
    return mode;
  }

  @Override
  public Boolean filterArchived() {
    return archived;
  }
}
