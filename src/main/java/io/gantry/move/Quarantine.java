package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Conversation;
import io.gantry.common.Times;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.QuarantineEntry;
import io.gantry.store.RecordKey;
import io.gantry.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which records a move puts aside, the entries that tell of them, and the conversations that it
 * makes for what is left of some that are gone.
 */
final class Quarantine {

  private static final int ID_BYTES = 16;

  private final Map<MappingPlan.Place, String> reasons;
  private final Map<MappingPlan.Place, Conversation> conversations;
  private final List<MappingPlan.Place> places;
  private final String move;
  private final String source;
  private final Instant at;

  /**
   * @param reasons why, by the keys of records of the source; of conversations, with what is in
   *     them
   * @param conversations those to be made, by the keys that the source has them under no more
   * @param move the id of the move, so that two moves make two entries
   * @param source for people
   * @param at when the move began
   */
  Quarantine(
      Map<MappingPlan.Place, String> reasons,
      Map<MappingPlan.Place, Conversation> conversations,
      String move,
      String source,
      Instant at) {
    this(reasons, conversations, ordered(reasons.keySet()), move, source, at);
  }

  private Quarantine(
      Map<MappingPlan.Place, String> reasons,
      Map<MappingPlan.Place, Conversation> conversations,
      List<MappingPlan.Place> places,
      String move,
      String source,
      Instant at) {
    this.reasons = Map.copyOf(reasons);
    this.conversations = Map.copyOf(conversations);
    this.places = places;
    this.move = requireNonNull(move, "move");
    this.source = requireNonNull(source, "source");
    this.at = requireNonNull(at, "at");
  }

  private static List<MappingPlan.Place> ordered(Set<MappingPlan.Place> places) {
    return places.stream()
        .sorted(
            Comparator.comparing((MappingPlan.Place place) -> place.tenant().value())
                .thenComparing(place -> place.key().toString()))
        .toList();
  }

  /** The same, of a move that began earlier and goes on. */
  Quarantine at(Instant earlier) {
    return new Quarantine(reasons, conversations, move, source, earlier);
  }

  /**
   * The same without the entries that the same call made before.
   *
   * @param tenant that records get; null when each keeps its own
   */
  Quarantine without(Predicate<BulkRecord> isThere, @Nullable TenantId tenant) {
    List<MappingPlan.Place> missing =
        places.stream().filter(place -> !isThere.test(entry(place, tenant))).toList();
    return new Quarantine(reasons, conversations, missing, move, source, at);
  }

  Instant at() {
    return at;
  }

  /** How many records it adds to those of the source. */
  int size() {
    return places.size() + conversations.size();
  }

  boolean makesConversations() {
    return !conversations.isEmpty();
  }

  /** Whether the record of the source is put aside. */
  boolean holds(BulkRecord record) {
    return reasons.containsKey(new MappingPlan.Place(record.tenant(), placeOf(record.key())));
  }

  /** What is put aside as one: a conversation with its messages and tickets, all else by itself. */
  static RecordKey placeOf(RecordKey key) {
    boolean isPart = key.kind() == EntityKind.MESSAGE || key.kind() == EntityKind.TICKET;
    return isPart ? new RecordKey(EntityKind.CONVERSATION, List.of(key.parts().get(0))) : key;
  }

  /**
   * Some of the entries, or of the conversations that are made, always in the same order.
   *
   * @param kind of the records: entries are documents
   * @param tenant that records get; null when each keeps its own
   * @param after where the batch before ended
   */
  BulkBatch records(EntityKind kind, @Nullable TenantId tenant, Optional<String> after) {
    return kind == EntityKind.CONVERSATION
        ? batch(ordered(conversations.keySet()), place -> conversation(place, tenant), after)
        : batch(places, place -> entry(place, tenant), after);
  }

  private static BulkBatch batch(
      List<MappingPlan.Place> places,
      Function<MappingPlan.Place, BulkRecord> making,
      Optional<String> after) {
    int from = after.map(Integer::parseInt).orElse(0);
    int to = Math.min(places.size(), from + BulkBatch.MAX_RECORDS);
    List<BulkRecord> records = places.subList(from, to).stream().map(making).toList();
    return new BulkBatch(records, List.of(), to < places.size() ? Integer.toString(to) : null);
  }

  /** All that is made, entries last. */
  Stream<BulkRecord> records(@Nullable TenantId tenant) {
    return Stream.concat(conversations(tenant), places.stream().map(place -> entry(place, tenant)));
  }

  /** The conversations that are made. */
  Stream<BulkRecord> conversations(@Nullable TenantId tenant) {
    return ordered(conversations.keySet()).stream().map(place -> conversation(place, tenant));
  }

  private BulkRecord conversation(MappingPlan.Place place, @Nullable TenantId tenant) {
    return BulkRecord.of(tenant(place, tenant), requireNonNull(conversations.get(place)));
  }

  private static TenantId tenant(MappingPlan.Place place, @Nullable TenantId tenant) {
    return tenant == null ? place.tenant() : tenant;
  }

  private BulkRecord entry(MappingPlan.Place place, @Nullable TenantId tenant) {
    EntityKind kind = place.key().kind();
    String recordId = place.key().parts().get(0);
    QuarantineEntry entry =
        new QuarantineEntry(
            id(kind, recordId),
            kind,
            recordId,
            requireNonNull(reasons.get(place)),
            source,
            Times.ofMicros(Times.toMicros(at)));
    return BulkRecord.of(tenant(place, tenant), entry.document());
  }

  private String id(EntityKind kind, String recordId) {
    byte[] text = String.join("\n", move, kind.label(), recordId).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return "quarantine-" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
