package io.gantry.move;

import io.gantry.chat.Message;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks whether messages keep their order and their own ids where the target names them otherwise.
 * Where all messages of the target share one table of numbers, it keeps the number of each. Safe
 * for use by many threads.
 */
final class MessageCheck {

  private final boolean isNeeded;
  private final boolean numbered;
  private final LongSet numbers;
  private final Map<BulkRange, Message> last = new HashMap<>();

  MessageCheck(EndTraits from, EndTraits to, TableRoom room) {
    numbers = new LongSet(room);
    isNeeded = from.messageIds() != to.messageIds() && to.messageIds() != MessageIdForm.ANY;
    numbered = isNeeded && to.messageIds() == MessageIdForm.NUMBER;
  }

  /** What is wrong with a message as it would be in the target. */
  Optional<Mapped.Unfit> check(BulkRange range, BulkRecord record) {
    return isNeeded && record.value() instanceof Message message
        ? check(range, message)
        : Optional.empty();
  }

  private synchronized Optional<Mapped.Unfit> check(BulkRange range, Message message) {
    Message before = last.put(range, message);
    if (before != null
        && before.conversationId().equals(message.conversationId())
        && before.orderKey().compareTo(message.orderKey()) >= 0) {
      return Optional.of(
          new Mapped.Unfit(Finding.Sort.ORDER, "it would come before message " + before.id()));
    }
    return numbered && !numbers.add(Long.parseLong(message.id()))
        ? Optional.of(
            new Mapped.Unfit(
                Finding.Sort.DUPLICATE_ID, "a message of another conversation has this id"))
        : Optional.empty();
  }
}
