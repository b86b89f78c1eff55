package io.gantry.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.store.IdempotentAnswer;
import io.gantry.store.IdempotentAnswerRepository;
import io.gantry.store.IdempotentAnswerRepository.Reservation;
import io.gantry.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcessAnswersTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LEASE_OVER = NOW.plusSeconds(60);
  private static final Instant EXPIRED = NOW.plus(Duration.ofHours(24));
  private static final IdempotentAnswer FIRST = wanted("print", "one", NOW);

  private final ProcessAnswers process = new ProcessAnswers(100_000, Duration.ofHours(24));
  private final IdempotentAnswerRepository answers = process.of(TenantId.DEFAULT);

  @Test
  void aKeyIsHeldByTheFirstUntilItExpires() {
    assertThat(answers.reserve(FIRST, NOW)).isEqualTo(new Reservation(true, FIRST));
    assertThat(answers.reserve(wanted("print", "two", NOW), LEASE_OVER.minusMillis(1)))
        .isEqualTo(new Reservation(false, FIRST));
    assertThat(answers.reserve(wanted("other", "two", NOW), LEASE_OVER).acquired()).isFalse();

    IdempotentAnswer done = FIRST.completed(201, "{}");
    answers.complete(done);
    assertThat(answers.find("key", EXPIRED.minusMillis(1))).contains(done);
    assertThat(answers.reserve(wanted("print", "two", NOW), LEASE_OVER))
        .isEqualTo(new Reservation(false, done));
    assertThat(answers.find("key", EXPIRED)).isEmpty();
    assertThat(answers.reserve(wanted("other", "two", EXPIRED), EXPIRED).acquired()).isTrue();
  }

  @Test
  void whoTakesUpARequestThatDiedMakesTheSameRecord() {
    answers.reserve(FIRST, NOW);
    Reservation again = answers.reserve(wanted("print", "two", LEASE_OVER), LEASE_OVER);

    assertThat(again.acquired()).isTrue();
    assertThat(again.held().recordId()).isEqualTo("one");
    assertThat(again.held().leaseUntil()).isEqualTo(LEASE_OVER.plusSeconds(60));
  }

  @Test
  void onlyTheReservationItselfIsCompleted() {
    answers.reserve(FIRST, NOW);
    answers.complete(wanted("print", "two", NOW).completed(201, "{}"));
    assertThat(answers.find("key", NOW)).contains(FIRST);

    answers.release("key");
    answers.complete(FIRST.completed(201, "{}"));
    assertThat(answers.find("key", NOW)).isEmpty();
  }

  @Test
  void tenantsDoNotShareKeys() {
    answers.reserve(FIRST, NOW);

    assertThat(process.of(new TenantId("other")).find("key", NOW)).isEmpty();
  }

  @Test
  void memoryIsBounded() {
    IntStream.range(0, 1_000)
        .mapToObj(number -> "key-" + number)
        .forEach(
            key ->
                answers.reserve(
                    new IdempotentAnswer(key, "print", "one", null, null, LEASE_OVER, EXPIRED),
                    NOW));
    process.settle();

    long kept =
        IntStream.range(0, 1_000)
            .filter(number -> answers.find("key-" + number, NOW).isPresent())
            .count();
    assertThat(kept).isPositive().isLessThan(200);
  }

  private static IdempotentAnswer wanted(String fingerprint, String recordId, Instant now) {
    return new IdempotentAnswer(
        "key",
        fingerprint,
        recordId,
        null,
        null,
        now.plusSeconds(60),
        now.plus(Duration.ofHours(24)));
  }
}
