package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Text;
import io.gantry.store.IdempotentAnswer;
import io.gantry.store.IdempotentAnswerRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;

/** See {@link IdempotentAnswerRepository}. */
final class IdempotentAnswerTable implements IdempotentAnswerRepository {

  private static final String RELEASE =
      "delete from IdempotentAnswerRow r where r.key.tenantId = :tenant and r.key.keyHash in (:ids)";

  private static final String COMPLETE =
      "update IdempotentAnswerRow r set r.status = :status, r.answer = :answer,"
          + " r.leaseUntil = :lease, r.expiresAt = :expires"
          + " where r.key.tenantId = :tenant and r.key.keyHash = :key"
          + " and r.fingerprint = :fingerprint and r.recordId = :record and r.status is null";

  private static final String EXPIRED =
      "select r.key.keyHash from IdempotentAnswerRow r"
          + " where r.key.tenantId = :tenant and r.expiresAt < :moment order by r.expiresAt";

  private final TenantUnits units;

  IdempotentAnswerTable(TenantUnits units) {
    this.units = units;
  }

  @Override
  public Reservation reserve(IdempotentAnswer reservation, Instant now) {
    requireNonNull(reservation, "reservation");
    requireNonNull(now, "now");
    return units.write(
        "idempotent_answer.reserve", session -> reserveIn(session, reservation, now));
  }

  private Reservation reserveIn(StatelessSession session, IdempotentAnswer wanted, Instant now) {
    IdempotentAnswerRow.AnswerKey key = key(wanted.key());
    IdempotentAnswerRow row =
        session.get(IdempotentAnswerRow.class, key, LockMode.PESSIMISTIC_WRITE);
    if (row == null) {
      return insert(session, wanted);
    }
    IdempotentAnswer held = row.toDomain();
    if (!held.expiresAt().isAfter(now)) {
      return take(session, wanted);
    }
    boolean abandoned =
        !held.isComplete()
            && held.fingerprint().equals(wanted.fingerprint())
            && !held.leaseUntil().isAfter(now);
    return abandoned ? take(session, takenUp(wanted, held)) : new Reservation(false, held);
  }

  private Reservation insert(StatelessSession session, IdempotentAnswer wanted) {
    try {
      session.insert(IdempotentAnswerRow.of(units.tenant(), wanted));
      return new Reservation(true, wanted);
    } catch (ConstraintViolationException takenMeanwhile) {
      throw new LostRaceException();
    }
  }

  private Reservation take(StatelessSession session, IdempotentAnswer wanted) {
    session.update(IdempotentAnswerRow.of(units.tenant(), wanted));
    return new Reservation(true, wanted);
  }

  private static IdempotentAnswer takenUp(IdempotentAnswer wanted, IdempotentAnswer held) {
    return new IdempotentAnswer(
        held.key(),
        held.fingerprint(),
        held.recordId(),
        null,
        null,
        wanted.leaseUntil(),
        wanted.expiresAt());
  }

  @Override
  public Optional<IdempotentAnswer> find(String key, Instant now) {
    requireNonNull(key, "key");
    requireNonNull(now, "now");
    return units
        .read("idempotent_answer.find", session -> row(session, key))
        .map(IdempotentAnswerRow::toDomain)
        .filter(answer -> answer.expiresAt().isAfter(now));
  }

  private Optional<IdempotentAnswerRow> row(StatelessSession session, String key) {
    if (!Text.isId(key)) {
      return Optional.empty();
    }
    return Optional.ofNullable(session.get(IdempotentAnswerRow.class, key(key)));
  }

  private IdempotentAnswerRow.AnswerKey key(String key) {
    return IdempotentAnswerRow.AnswerKey.of(units.tenant(), key);
  }

  @Override
  public void complete(IdempotentAnswer answer) {
    requireNonNull(answer, "answer");
    units.write("idempotent_answer.complete", session -> completeIn(session, answer));
  }

  private int completeIn(StatelessSession session, IdempotentAnswer answer) {
    return session
        .createMutationQuery(COMPLETE)
        .setParameter("status", answer.status())
        .setParameter("answer", answer.answer())
        .setParameter("lease", Micros.of(answer.leaseUntil()))
        .setParameter("expires", Micros.of(answer.expiresAt()))
        .setParameter("tenant", units.id())
        .setParameter("key", answer.key())
        .setParameter("fingerprint", answer.fingerprint())
        .setParameter("record", answer.recordId())
        .executeUpdate();
  }

  @Override
  public void release(String key) {
    requireNonNull(key, "key");
    if (Text.isId(key)) {
      units.write("idempotent_answer.release", session -> releaseIn(session, key));
    }
  }

  private int releaseIn(StatelessSession session, String key) {
    return session
        .createMutationQuery(RELEASE)
        .setParameter("tenant", units.id())
        .setParameterList("ids", List.of(key))
        .executeUpdate();
  }

  @Override
  public int deleteExpired(Instant moment, int limit) {
    requireNonNull(moment, "moment");
    Expiry expiry = new Expiry(units, moment);
    return units.write(
        "idempotent_answer.delete_expired",
        session -> expiry.delete(session, EXPIRED, RELEASE, limit));
  }
}
