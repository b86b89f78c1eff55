package io.gantry.store.relational;

import io.gantry.chat.Conversation;
import io.gantry.store.LocalUser;
import io.gantry.store.jaaz.ContentRevision;
import io.gantry.store.jaaz.FittedText;
import io.gantry.store.jaaz.JaazIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as the tables hold it: a session, or messages that name one that is not there, or
 * both.
 *
 * @param id of the conversation
 * @param session null when there are messages alone
 */
record JaazThread(String id, @Nullable JaazSession session, Tally tally) {

  /**
   * What the messages of a session come to.
   *
   * @param first when the oldest was written; the epoch when there is none
   * @param last when the newest was written; null when there is none
   */
  record Tally(long count, Instant first, @Nullable Instant last) {

    static final Tally EMPTY = new Tally(0, Instant.EPOCH, null);
  }

  boolean isThere() {
    return session != null || tally.count() > 0;
  }

  Conversation toDomain() {
    return session == null ? madeUp() : ofSession(session);
  }

  private Conversation ofSession(JaazSession row) {
    return conversation(
        FittedText.required(row.title, Conversation.MAX_TITLE_LENGTH),
        FittedText.optional(row.model, Conversation.MAX_NAME_LENGTH),
        FittedText.optional(row.provider, Conversation.MAX_NAME_LENGTH),
        JaazIds.shownOptional(row.canvas()),
        row.created(),
        row.updated(),
        ContentRevision.of(
            row.title,
            row.model,
            row.provider,
            row.canvas(),
            row.createdAt,
            row.updatedAt,
            Long.toString(tally.count()),
            String.valueOf(tally.last())));
  }

  /** What is shown of messages without a session. */
  private Conversation madeUp() {
    Instant last = tally.last() == null ? tally.first() : tally.last();
    return conversation(
        "",
        null,
        null,
        null,
        tally.first(),
        last,
        ContentRevision.of(
            Long.toString(tally.count()), tally.first().toString(), last.toString()));
  }

  private Conversation conversation(
      String title,
      @Nullable String model,
      @Nullable String provider,
      @Nullable String canvas,
      Instant created,
      Instant updated,
      long revision) {
    return new Conversation(
        id,
        LocalUser.ID,
        title,
        model,
        provider,
        null,
        canvas,
        false,
        null,
        tally.count(),
        tally.last(),
        created,
        updated,
        revision);
  }
}
