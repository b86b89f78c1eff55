package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.fake.RecordCopy;
import io.gantry.store.IdempotentAnswer;
import io.gantry.store.IdempotentAnswerRepository;
import io.gantry.store.IdempotentAnswerRepository.Reservation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that a repository of idempotent answers must do. */
abstract class IdempotentAnswerContract extends WorkspaceContract {

  /** Before the lease of the samples ends. */
  private static final Instant NOW = Samples.AT;

  private static final Instant LEASE_OVER = Samples.LATER;
  private static final Instant EXPIRED = Samples.FAR;

  private static final IdempotentAnswer FIRST = Samples.reservation("key", "print", "record");
  private static final IdempotentAnswer AGAIN = RecordCopy.with(FIRST, "recordId", "second");

  IdempotentAnswerContract(StoreContract suite) {
    super(suite);
  }

  @Test
  void aFreeKeyIsAcquired() {
    assertThat(answers().reserve(FIRST, NOW)).isEqualTo(new Reservation(true, FIRST));
    assertThat(answers().find("key", NOW)).contains(FIRST);
  }

  @Test
  void aKeyUnderLeaseIsNotAcquiredAndTellsWhoHoldsIt() {
    answers().reserve(FIRST, NOW);
    Instant late = LEASE_OVER.minusNanos(1_000);
    assertThat(answers().reserve(AGAIN, late)).isEqualTo(new Reservation(false, FIRST));
    assertThat(answers().find("key", late)).contains(FIRST);
  }

  @Test
  void theSameRequestTakesUpAnAbandonedKeyWithItsRecordId() {
    answers().reserve(FIRST, NOW);
    IdempotentAnswer next = RecordCopy.with(AGAIN, "leaseUntil", LEASE_OVER.plusSeconds(60));
    IdempotentAnswer later = RecordCopy.with(next, "expiresAt", EXPIRED.plusSeconds(60));
    IdempotentAnswer held = RecordCopy.with(later, "recordId", "record");
    assertThat(answers().reserve(later, LEASE_OVER)).isEqualTo(new Reservation(true, held));
    assertThat(answers().find("key", EXPIRED)).contains(held);
    assertThat(answers().reserve(AGAIN, LEASE_OVER).acquired()).isFalse();
  }

  @Test
  void anotherRequestDoesNotTakeUpAnAbandonedKey() {
    answers().reserve(FIRST, NOW);
    IdempotentAnswer other = RecordCopy.with(FIRST, "fingerprint", "other");
    assertThat(answers().reserve(other, LEASE_OVER.plusSeconds(9)))
        .isEqualTo(new Reservation(false, FIRST));
  }

  @Test
  void anExpiredKeyIsFreeForAnyRequest() {
    answers().reserve(FIRST, NOW);
    IdempotentAnswer other = renewed(RecordCopy.with(AGAIN, "fingerprint", "other"));
    assertThat(answers().find("key", EXPIRED)).isEmpty();
    assertThat(answers().reserve(other, EXPIRED)).isEqualTo(new Reservation(true, other));
    assertThat(answers().find("key", EXPIRED)).contains(other);
  }

  @Test
  void aKeyIsHeldToTheLastMicrosecond() {
    IdempotentAnswer done = FIRST.completed(200, null);
    answers().reserve(FIRST, NOW);
    answers().complete(done);
    Instant last = EXPIRED.minusNanos(1_000);
    assertThat(answers().find("key", last)).contains(done);
    assertThat(answers().reserve(AGAIN, last)).isEqualTo(new Reservation(false, done));
  }

  @Test
  void anAnsweredKeyIsNotAcquiredEvenWhenItsLeaseIsOver() {
    IdempotentAnswer done = FIRST.completed(201, "{\"id\":\"record\"}");
    answers().reserve(FIRST, NOW);
    answers().complete(done);
    assertThat(answers().reserve(AGAIN, LEASE_OVER.plusSeconds(1)))
        .isEqualTo(new Reservation(false, done));
  }

  @Test
  void anExpiredAnswerIsFreeAndForgotten() {
    answers().reserve(FIRST, NOW);
    answers().complete(FIRST.completed(201, "answer"));
    IdempotentAnswer next = renewed(AGAIN);
    assertThat(answers().reserve(next, EXPIRED)).isEqualTo(new Reservation(true, next));
    assertThat(answers().find("key", EXPIRED).orElseThrow().isComplete()).isFalse();
  }

  @Test
  void everyAnswerComesBackEqual() {
    List<String> texts =
        List.of("", "\u0000", "é😀", "x".repeat(IdempotentAnswer.MAX_ANSWER_LENGTH));
    for (String text : texts) {
      IdempotentAnswer reservation =
          Samples.reservation("k" + text.length() + "-" + text.hashCode(), "p", "r");
      answers().reserve(reservation, NOW);
      answers().complete(reservation.completed(599, text));
      assertThat(answers().find(reservation.key(), NOW)).contains(reservation.completed(599, text));
    }
  }

  @Test
  void completeWithoutReservationDoesNothing() {
    answers().complete(FIRST.completed(200, "x"));
    assertThat(answers().find("key", NOW)).isEmpty();
  }

  @Test
  void completeAfterReleaseDoesNothing() {
    answers().reserve(FIRST, NOW);
    answers().release("key");
    answers().complete(FIRST.completed(200, "x"));
    assertThat(answers().find("key", NOW)).isEmpty();
  }

  @Test
  void completeDoesNotOverwriteAnotherRequest() {
    IdempotentAnswer other = renewed(RecordCopy.with(AGAIN, "fingerprint", "other"));
    answers().reserve(FIRST, NOW);
    answers().reserve(other, EXPIRED);
    answers().complete(FIRST.completed(200, "x"));
    assertThat(answers().find("key", EXPIRED)).contains(other);
  }

  @Test
  void completeDoesNotOverwriteAnAnswer() {
    answers().reserve(FIRST, NOW);
    answers().complete(FIRST.completed(201, "first"));
    answers().complete(FIRST.completed(500, "second"));
    assertThat(answers().find("key", NOW)).contains(FIRST.completed(201, "first"));
  }

  @Test
  void releaseFreesTheKey() {
    answers().reserve(FIRST, NOW);
    answers().release("key");
    answers().release("key");
    assertThat(answers().find("key", NOW)).isEmpty();
    assertThat(answers().reserve(AGAIN, NOW)).isEqualTo(new Reservation(true, AGAIN));
  }

  @Test
  void keysDoNotTouchEachOther() {
    IdempotentAnswer other = Samples.reservation("key2", "print", "other");
    answers().reserve(FIRST, NOW);
    answers().reserve(other, NOW);
    answers().release("key");
    assertThat(answers().find("key2", NOW)).contains(other);
  }

  @Test
  void ofSixteenRequestsWithOneKeyExactlyOneAcquiresIt() {
    List<Reservation> outcomes =
        Together.call(
            16,
            thread -> answers().reserve(Samples.reservation("key", "print", "r" + thread), NOW));
    assertThat(outcomes).filteredOn(Reservation::acquired).hasSize(1);
    assertThat(outcomes).extracting(Reservation::held).containsOnly(held());
  }

  @Test
  void ofSixteenRequestsThatTakeUpAnAbandonedKeyExactlyOneAcquiresIt() {
    answers().reserve(FIRST, NOW);
    List<Reservation> outcomes =
        Together.call(
            16,
            thread ->
                answers()
                    .reserve(
                        RecordCopy.with(AGAIN, "leaseUntil", LEASE_OVER.plusSeconds(60 + thread)),
                        LEASE_OVER));
    assertThat(outcomes).filteredOn(Reservation::acquired).hasSize(1);
    assertThat(held().recordId()).isEqualTo("record");
  }

  @Test
  void onlyWhatHasExpiredIsRemoved() {
    answers().reserve(FIRST, NOW);
    assertThat(answers().deleteExpired(EXPIRED, 10)).isZero();
    assertThat(answers().find("key", NOW)).contains(FIRST);
    assertThat(answers().deleteExpired(EXPIRED.plusSeconds(1), 10)).isBetween(0, 1);
    assertThat(answers().find("key", EXPIRED)).isEmpty();
  }

  @Test
  void noMoreThanTheLimitIsRemoved() {
    for (int index = 0; index < 5; index++) {
      answers().reserve(Samples.reservation("k" + index, "p", "r"), NOW);
    }
    Instant moment = EXPIRED.plusSeconds(1);
    assertThat(answers().deleteExpired(moment, 2)).isLessThanOrEqualTo(2);
    assertThat(answers().deleteExpired(moment, 100)).isLessThanOrEqualTo(3 + 2);
    assertThat(answers().deleteExpired(moment, 100)).isZero();
  }

  /** A reservation that begins when the samples expire. */
  private static IdempotentAnswer renewed(IdempotentAnswer reservation) {
    IdempotentAnswer leased = RecordCopy.with(reservation, "leaseUntil", EXPIRED.plusSeconds(60));
    return RecordCopy.with(leased, "expiresAt", EXPIRED.plusSeconds(3_600));
  }

  private IdempotentAnswer held() {
    return answers().find("key", NOW).orElseThrow();
  }

  private IdempotentAnswerRepository answers() {
    return workspace().idempotentAnswers();
  }
}
