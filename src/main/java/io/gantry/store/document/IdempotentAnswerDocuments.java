package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Text;
import io.gantry.store.IdempotentAnswer;
import io.gantry.store.IdempotentAnswerRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;

/** Idempotent answers; one that expired is absent though DynamoDB may not have removed it yet. */
final class IdempotentAnswerDocuments implements IdempotentAnswerRepository {

  /** Thrown inside this package when the key is held in another way than supposed. */
  private static final class HeldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HeldException() {
      super("The key is held", null, false, false);
    }
  }

  private static final String FREE = "attribute_not_exists(PK) OR expires_at <= :now";

  private static final String ABANDONED =
      "attribute_not_exists(http_status) AND fingerprint = :fingerprint AND lease_until <= :now";

  private static final String UNFINISHED =
      "attribute_not_exists(http_status) AND fingerprint = :fingerprint AND record_id = :record";

  private final Documents documents;

  IdempotentAnswerDocuments(Documents documents) {
    this.documents = documents;
  }

  @Override
  public Reservation reserve(IdempotentAnswer reservation, Instant now) {
    requireNonNull(reservation, "reservation");
    requireNonNull(now, "now");
    while (true) {
      if (put(reservation, FREE, Map.of(":now", now))) {
        return new Reservation(true, reservation);
      }
      Optional<IdempotentAnswer> held = find(reservation.key(), now);
      if (held.isPresent()) {
        IdempotentAnswer continued = continuing(held.get(), reservation);
        if (!isAbandoned(held.get(), reservation, now)) {
          return new Reservation(false, held.get());
        }
        if (put(continued, ABANDONED, abandoned(reservation, now))) {
          return new Reservation(true, continued);
        }
      }
    }
  }

  private static boolean isAbandoned(
      IdempotentAnswer held, IdempotentAnswer reservation, Instant now) {
    return !held.isComplete()
        && held.fingerprint().equals(reservation.fingerprint())
        && !held.leaseUntil().isAfter(now);
  }

  private static Map<String, Object> abandoned(IdempotentAnswer reservation, Instant now) {
    return Map.of(":now", now, ":fingerprint", reservation.fingerprint());
  }

  private static IdempotentAnswer continuing(IdempotentAnswer held, IdempotentAnswer reservation) {
    return new IdempotentAnswer(
        held.key(),
        held.fingerprint(),
        held.recordId(),
        null,
        null,
        reservation.leaseUntil(),
        reservation.expiresAt());
  }

  private boolean put(IdempotentAnswer answer, String condition, Map<String, Object> values) {
    CommunicationEntity entity = documents.entityOf(IdempotentAnswerItem.of(answer));
    try {
      documents
          .writes()
          .execute(List.of(documents.writes().put(entity, condition, values, HeldException::new)));
      return true;
    } catch (HeldException held) {
      return false;
    }
  }

  @Override
  public Optional<IdempotentAnswer> find(String key, Instant now) {
    requireNonNull(key, "key");
    requireNonNull(now, "now");
    if (!Text.isId(key)) {
      return Optional.empty();
    }
    return documents
        .find(IdempotentAnswerItem.class, "key", key)
        .map(IdempotentAnswerItem::toDomain)
        .filter(answer -> answer.expiresAt().isAfter(now));
  }

  @Override
  public void complete(IdempotentAnswer answer) {
    requireNonNull(answer, "answer");
    put(
        answer,
        UNFINISHED,
        Map.of(":fingerprint", answer.fingerprint(), ":record", answer.recordId()));
  }

  @Override
  public void release(String key) {
    requireNonNull(key, "key");
    if (Text.isId(key)) {
      ItemKey item = documents.key(IdempotentAnswerItem.class, "key", key);
      documents
          .writes()
          .deleteAll(documents.writes().keysOf(RangeRead.ofTable(item.partition(), "")));
    }
  }

  /** Nothing: the time to live of the table removes them. */
  @Override
  public int deleteExpired(Instant moment, int limit) {
    return 0;
  }
}
