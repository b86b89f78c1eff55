package io.gantry.chat;

import static java.util.Objects.requireNonNull;

import io.gantry.common.JsonText;
import io.gantry.common.OwnedRecord;
import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work drafted in a conversation.
 *
 * @param ownerId the owner of the conversation
 * @param messageId the message it was made from; not checked, and it stays when that message goes
 * @param acceptanceCriteria a JSON array
 * @param tasks a JSON array
 * @param labels a JSON array
 * @param externalId its id in the tracker it was exported to
 */
public record Ticket(
    String id,
    String conversationId,
    String ownerId,
    @Nullable String messageId,
    String title,
    String description,
    String type,
    String priority,
    String status,
    JsonText acceptanceCriteria,
    JsonText tasks,
    JsonText labels,
    @Nullable String externalId,
    @Nullable String externalUrl,
    Instant createdAt,
    Instant updatedAt,
    long revision)
    implements OwnedRecord<Ticket> {

  public static final int MAX_TITLE_LENGTH = 1_000;
  public static final int MAX_DESCRIPTION_LENGTH = 100_000;
  public static final int MAX_NAME_LENGTH = 200;

  /** What browsers and proxies accept as an address. */
  public static final int MAX_URL_LENGTH = 2_048;

  public Ticket {
    Text.requireId("id", id);
    Text.requireId("conversation_id", conversationId);
    Text.requireId("owner_id", ownerId);
    Text.optionalId("message_id", messageId);
    Text.requireText("title", title, MAX_TITLE_LENGTH);
    Text.requireText("description", description, MAX_DESCRIPTION_LENGTH);
    Text.requireFilled("type", type, MAX_NAME_LENGTH);
    Text.requireFilled("priority", priority, MAX_NAME_LENGTH);
    Text.requireFilled("status", status, MAX_NAME_LENGTH);
    requireNonNull(acceptanceCriteria, "acceptanceCriteria");
    requireNonNull(tasks, "tasks");
    requireNonNull(labels, "labels");
    Text.optionalText("external_id", externalId, MAX_NAME_LENGTH);
    Text.optionalText("external_url", externalUrl, MAX_URL_LENGTH);
    createdAt = Times.requireInstant("created_at", createdAt);
    updatedAt = Times.requireInstant("updated_at", updatedAt);
  }

  @Override
  public Ticket withRevision(long newRevision) {
    return new Ticket(
        id,
        conversationId,
        ownerId,
        messageId,
        title,
        description,
        type,
        priority,
        status,
        acceptanceCriteria,
        tasks,
        labels,
        externalId,
        externalUrl,
        createdAt,
        updatedAt,
        newRevision);
  }

  /** Tickets are read in the order they were drafted. */
  @Override
  public Instant recency() {
    return createdAt;
  }

  @Override
  public Ticket listed() {
    return this;
  }
}
