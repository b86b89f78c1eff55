package io.gantry.move;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.OwnedRecord;
import io.gantry.store.BulkRecord;
import io.gantry.store.QuarantineEntry;
import io.gantry.store.RecordKey;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a move puts aside, and why; and of conversations that are gone, what their messages
 * and tickets tell of them. Safe for use by many threads.
 */
final class PutAside {

  /** Each is kept in memory during the whole move. */
  private static final int MAX = 100_000;

  private final Map<MappingPlan.Place, String> reasons = new HashMap<>();
  private final Map<MappingPlan.Place, Left> gone = new HashMap<>();

  /**
   * Puts a record aside, of a conversation that it is part of all of it. Of several reasons the
   * first in their order counts, whichever thread found it.
   */
  synchronized void add(TenantId tenant, RecordKey key, String reason) {
    if (reasons.size() > MAX) {
      throw new MoveException(
          MoveException.Code.DOES_NOT_FIT,
          "There are more than " + MAX + " orphans, too many to quarantine",
          gone.isEmpty()
              ? "move them as they are: --orphans=keep"
              : "put the conversations that are gone back in the source, or delete there what is"
                  + " left of them; an archive takes it as it is: --to archive:PATH --orphans=keep");
    }
    reasons.merge(
        place(tenant, key), reason, (one, other) -> one.compareTo(other) <= 0 ? one : other);
  }

  /** Puts a message or ticket aside whose conversation is gone. */
  synchronized void addLeft(BulkRecord record, String reason) {
    add(record.tenant(), record.key(), reason);
    Left left = gone.computeIfAbsent(place(record.tenant(), record.key()), place -> new Left());
    if (record.value() instanceof Message message) {
      left.add(message);
    } else {
      left.add((OwnedRecord<?>) record.value());
    }
  }

  private static MappingPlan.Place place(TenantId tenant, RecordKey key) {
    return new MappingPlan.Place(tenant, Quarantine.placeOf(key));
  }

  /** Why, by the keys of records of the source; of conversations, with what is in them. */
  synchronized Map<MappingPlan.Place, String> reasons() {
    return Map.copyOf(reasons);
  }

  /** One for each conversation that is gone, for what is left of it. */
  synchronized Map<MappingPlan.Place, Conversation> conversations() {
    return gone.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey,
                entry -> entry.getValue().conversation(entry.getKey().key().parts().get(0))));
  }

  /** What is left of a conversation. */
  private static final class Left {

    private long messages;
    private @Nullable Message last;
    private Instant first = Instant.MAX;
    private Instant latest = Instant.MIN;

    void add(Message message) {
      messages++;
      if (last == null || message.orderKey().compareTo(last.orderKey()) > 0) {
        last = message;
      }
      add(message.createdAt());
    }

    void add(OwnedRecord<?> ticket) {
      add(ticket.createdAt());
    }

    private void add(Instant created) {
      first = created.isBefore(first) ? created : first;
      latest = created.isAfter(latest) ? created : latest;
    }

    Conversation conversation(String id) {
      return new Conversation(
          id,
          QuarantineEntry.OWNER,
          "",
          null,
          null,
          null,
          null,
          false,
          null,
          messages,
          last == null ? null : last.createdAt(),
          first,
          latest,
          1);
    }
  }
}
