package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gantry.store.StoreException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** How long work on a whole store waits for a table that has no time, by a clock of its own. */
class PatientAttemptsTest {

  private static final Duration PATIENCE = StoreException.Unavailable.PATIENCE;
  private static final Duration A_PAUSE = Duration.ofSeconds(1);

  private final AtomicLong nanos = new AtomicLong();
  private final Attempts attempts =
      new Attempts(pause -> nanos.addAndGet(pause.toNanos()), nanos::get).patient();

  @Test
  void allThatWaitOneAfterTheOtherWaitForTheLimitOnce() {
    StoreException.Unavailable last = writeInVain();
    for (int queued = 0; queued < 20; queued++) {
      last = writeInVain();
    }

    assertThat(time()).isBetween(PATIENCE, PATIENCE.plus(A_PAUSE));
    assertThat(last.idle()).contains(time());
  }

  @Test
  void whatIsWrittenInBetweenIsProgress() {
    writeInVain();
    Duration before = time();
    attempts.repeatable(() -> "written");

    assertThat(writeInVain().idle()).contains(time().minus(before));
  }

  @Test
  void aConditionThatIsNotMetIsAnAnswer() {
    writeInVain();
    Duration before = time();
    assertThatExceptionOfType(ConditionalCheckFailedException.class)
        .isThrownBy(
            () ->
                attempts.repeatable(
                    () -> {
                      throw ConditionalCheckFailedException.builder().build();
                    }));

    assertThat(writeInVain().idle()).contains(time().minus(before));
  }

  @Test
  void readsThatAreAnsweredAreNoProgressOfWrites() {
    writeInVain();
    attempts.read(() -> "read");

    assertThat(writeInVain().idle()).contains(time());
  }

  private Duration time() {
    return Duration.ofNanos(nanos.get());
  }

  private StoreException.Unavailable writeInVain() {
    return catchThrowableOfType(
        StoreException.Unavailable.class,
        () ->
            attempts.repeatable(
                () -> {
                  throw ProvisionedThroughputExceededException.builder().statusCode(400).build();
                }));
  }
}
