package io.gantry.fake;

import io.gantry.store.IdempotentAnswer;
import io.gantry.store.IdempotentAnswerRepository;
import java.time.Instant;
import java.util.Optional;

final class InMemoryIdempotentAnswers implements IdempotentAnswerRepository {

  private final TenantRecords records;

  InMemoryIdempotentAnswers(TenantRecords records) {
    this.records = records;
  }

  @Override
  public Reservation reserve(IdempotentAnswer reservation, Instant now) {
    synchronized (records) {
      Optional<IdempotentAnswer> held = find(reservation.key(), now);
      if (held.isPresent() && !isAbandoned(held.get(), reservation, now)) {
        return new Reservation(false, held.get());
      }
      IdempotentAnswer taken =
          held.map(before -> RecordCopy.keeping(before, reservation, "recordId"))
              .orElse(reservation);
      records.answers.put(reservation.key(), taken);
      return new Reservation(true, taken);
    }
  }

  @Override
  public Optional<IdempotentAnswer> find(String key, Instant now) {
    synchronized (records) {
      return Optional.ofNullable(records.answers.get(key))
          .filter(answer -> answer.expiresAt().isAfter(now));
    }
  }

  @Override
  public void complete(IdempotentAnswer answer) {
    synchronized (records) {
      records.answers.computeIfPresent(
          answer.key(), (key, held) -> isReservationOf(held, answer) ? answer : held);
    }
  }

  @Override
  public void release(String key) {
    synchronized (records) {
      records.answers.remove(key);
    }
  }

  @Override
  public int deleteExpired(Instant moment, int limit) {
    synchronized (records) {
      return InMemoryRefreshTokens.drop(
          records.answers, IdempotentAnswer::expiresAt, moment, limit);
    }
  }

  /** Whether the same request may take up again what a dead one left. */
  private static boolean isAbandoned(
      IdempotentAnswer held, IdempotentAnswer reservation, Instant now) {
    return !held.isComplete()
        && held.fingerprint().equals(reservation.fingerprint())
        && !held.leaseUntil().isAfter(now);
  }

  private static boolean isReservationOf(IdempotentAnswer held, IdempotentAnswer answer) {
    return !held.isComplete()
        && held.fingerprint().equals(answer.fingerprint())
        && held.recordId().equals(answer.recordId());
  }
}
