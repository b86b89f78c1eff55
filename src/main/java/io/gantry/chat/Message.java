package io.gantry.chat;

import static java.util.Objects.requireNonNull;

import io.gantry.common.InvalidValueException;
import io.gantry.common.JsonText;
import io.gantry.common.Numbers;
import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a conversation.
 *
 * @param ownerId the owner of the conversation
 * @param orderKey its place among the messages of the conversation, unique there: 1 to 64 of {@code
 *     0-9 A-Z a-z - _}, compared as ASCII. Equal to the id when Gantry made the message; imported
 *     messages get keys that keep their order when timestamps are equal.
 * @param role {@code user}, {@code assistant}, {@code system} or {@code tool}; other systems have
 *     more
 * @param content any JSON value
 * @param metadata a JSON object, {@code {}} when there is none
 * @param tokenCount 0 or more; null when nobody counted
 */
public record Message(
    String id,
    String conversationId,
    String ownerId,
    String orderKey,
    String role,
    JsonText content,
    @Nullable String mode,
    JsonText metadata,
    @Nullable Long tokenCount,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  public static final int MAX_NAME_LENGTH = 200;

  public static final int MAX_ORDER_KEY_LENGTH = 64;

  public Message {
    Text.requireId("id", id);
    Text.requireId("conversation_id", conversationId);
    Text.requireId("owner_id", ownerId);
    requireOrderKey(orderKey);
    Text.requireFilled("role", role, MAX_NAME_LENGTH);
    requireNonNull(content, "content");
    Text.optionalText("mode", mode, MAX_NAME_LENGTH);
    requireNonNull(metadata, "metadata");
    Numbers.requireNotNegative("token_count", tokenCount);
    createdAt = Times.requireInstant("created_at", createdAt);
    updatedAt = Times.requireInstant("updated_at", updatedAt);
  }

  public Message withRevision(long newRevision) {
    return new Message(
        id,
        conversationId,
        ownerId,
        orderKey,
        role,
        content,
        mode,
        metadata,
        tokenCount,
        createdAt,
        updatedAt,
        newRevision);
  }

  /** This message with other metadata, changed at {@code at}. */
  public Message withMetadata(JsonText newMetadata, Instant at) {
    return new Message(
        id,
        conversationId,
        ownerId,
        orderKey,
        role,
        content,
        mode,
        newMetadata,
        tokenCount,
        createdAt,
        at,
        revision);
  }

  private static void requireOrderKey(String orderKey) {
    requireNonNull(orderKey, "orderKey");
    boolean allowed = !orderKey.isEmpty() && orderKey.length() <= MAX_ORDER_KEY_LENGTH;
    for (int index = 0; allowed && index < orderKey.length(); index++) {
      allowed = isOrderKeyCharacter(orderKey.charAt(index));
    }
    if (!allowed) {
      throw new InvalidValueException("order_key", "must be 1 to 64 of 0-9, A-Z, a-z, - and _");
    }
  }

  private static boolean isOrderKeyCharacter(char unit) {
    return (unit >= '0' && unit <= '9')
        || (unit >= 'A' && unit <= 'Z')
        || (unit >= 'a' && unit <= 'z')
        || unit == '-'
        || unit == '_';
  }
}
