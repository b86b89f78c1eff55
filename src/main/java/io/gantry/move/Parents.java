package io.gantry.move;

import io.gantry.account.RefreshToken;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks whether what a record hangs on comes as well, or is there already. Keeps a hash of each
 * user, session and conversation. Safe for use by many threads.
 */
final class Parents {

  private static final Set<EntityKind> NEEDED =
      Set.of(EntityKind.USER, EntityKind.SESSION, EntityKind.CONVERSATION);

  private final EndTraits to;
  private final TextSet known;

  /** Messages of one conversation follow each other. */
  private final Map<BulkRange, Place> found = new ConcurrentHashMap<>();

  private record Place(TenantId tenant, EntityKind kind, String id) {}

  Parents(EndTraits to, TableRoom room) {
    this.to = to;
    this.known = new TextSet(room);
  }

  /** A record as it is, or will be, in the target. Parents come before what hangs on them. */
  void add(BulkRecord record) {
    if (NEEDED.contains(record.kind())) {
      known.add(record.tenant().value(), record.kind().name(), record.key().parts().get(0));
    }
  }

  /**
   * What is missing for a record, in words.
   *
   * @param range whose records one thread gives one after the other
   * @param record as it will be in the target
   */
  Optional<String> missing(BulkRange range, BulkRecord record) {
    Optional<Place> parent = parent(record).filter(place -> to.has(place.kind));
    if (parent.isEmpty() || parent.get().equals(found.get(range))) {
      return Optional.empty();
    }
    Place place = parent.get();
    if (known.contains(place.tenant.value(), place.kind.name(), place.id)) {
      found.put(range, place);
      return Optional.empty();
    }
    return Optional.of("its " + place.kind.label() + " " + place.id + " is not there");
  }

  private static Optional<Place> parent(BulkRecord record) {
    return switch (record.kind()) {
      case MESSAGE, TICKET -> place(record, EntityKind.CONVERSATION);
      case CREDENTIAL, SETTINGS -> place(record, EntityKind.USER);
      case SESSION ->
          OwnerOf.record(record.value())
              .map(user -> new Place(record.tenant(), EntityKind.USER, user));
      case REFRESH_TOKEN ->
          Optional.of(
              new Place(
                  record.tenant(), EntityKind.SESSION, ((RefreshToken) record.value()).familyId()));
      case TENANT,
          USER,
          PROVIDER_CONFIG,
          CANVAS,
          WORKFLOW,
          FILE,
          AUDIO_FILE,
          DOCUMENT,
          CONVERSATION,
          IDEMPOTENT_ANSWER ->
          Optional.empty();
    };
  }

  /** By the first part of the key. */
  private static Optional<Place> place(BulkRecord record, EntityKind kind) {
    return Optional.of(new Place(record.tenant(), kind, record.key().parts().get(0)));
  }
}
