package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.store.StoreException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final List<String> heard = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private final AtomicInteger calls = new AtomicInteger();

  private final MoveListener listener =
      new MoveListener() {
        @Override
        public void waiting(String reason, Duration pause) {
          heard.add(reason);
        }
      };

  private final AtomicLong nanos = new AtomicLong();
  private final Patience patience =
      new Patience(listener, cancellation, AN_HOUR, Duration.ZERO, nanos::get);

  @Test
  void aCallIsRepeatedUntilTheDatabaseWorks() {
    String answer =
        patience.insist(
            () -> {
              if (calls.incrementAndGet() < 4) {
                throw new StoreException.Unavailable("throttled", null);
              }
              return "done";
            });

    assertThat(answer).isEqualTo("done");
    assertThat(heard).containsExactly("throttled", "throttled", "throttled");
  }

  @Test
  void aDatabaseThatStaysAwayIsGivenUpInTheEnd() {
    assertThatThrownBy(
            () ->
                patience.insist(
                    () -> {
                      pass(Duration.ofMinutes(25));
                      away();
                    }))
        .isInstanceOf(StoreException.Unavailable.class);

    assertThat(calls).as("25 minutes count from the second on").hasValue(4);
  }

  @Test
  void timeInWhichItWorkedMakesUpForTimeInWhichItDidNot() {
    patience.insist(
        () -> {
          pass(Duration.ofHours(2));
          if (calls.incrementAndGet() < 20) {
            throw idleFor(Duration.ofMinutes(50));
          }
        });

    assertThat(calls).hasValue(20);
  }

  @Test
  void whatFailsAgainAfterLittleWorkIsGivenUp() {
    assertThatThrownBy(
            () ->
                patience.insist(
                    () -> {
                      calls.incrementAndGet();
                      pass(Duration.ofMinutes(26));
                      throw idleFor(Duration.ofMinutes(25));
                    }))
        .isInstanceOf(StoreException.Unavailable.class);

    assertThat(calls).hasValue(3);
  }

  @Test
  void whoWaitedForAllOfTheLimitIsNotAskedAgain() {
    assertThatThrownBy(
            () ->
                patience.insist(
                    () -> {
                      calls.incrementAndGet();
                      pass(AN_HOUR);
                      throw idleFor(AN_HOUR);
                    }))
        .isInstanceOf(StoreException.Unavailable.class);

    assertThat(calls).hasValue(1);
    assertThat(heard).isEmpty();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static StoreException.Unavailable idleFor(Duration time) {
    return new StoreException.Unavailable("throttled", null).after(time);
  }

  @Test
  void nobodyWaitsLongerThanTheLimit() {
    assertThatThrownBy(() -> new Patience(listener, cancellation, Duration.ZERO).insist(this::away))
        .isInstanceOf(StoreException.Unavailable.class);

    assertThat(calls).hasValue(1);
    assertThat(heard).isEmpty();
  }

  @Test
  void whatIsWrongForGoodIsNotRepeated() {
    assertThatThrownBy(
            () ->
                patience.insist(
                    () -> {
                      calls.incrementAndGet();
                      throw new StoreException.AlreadyExists("canvas", "id");
                    }))
        .isInstanceOf(StoreException.AlreadyExists.class);

    assertThat(calls).hasValue(1);
    assertThat(heard).isEmpty();
  }

  @Test
  void nobodyWaitsForWhatDoesNotPass() {
    assertThatThrownBy(() -> patience.insist(this::gone))
        .isInstanceOf(StoreException.Unavailable.class)
        .hasMessage("It cannot be read: /data/gantry.db is not there");

    assertThat(calls).hasValue(1);
    assertThat(heard).isEmpty();
  }

  @Test
  void nobodyWaitsWhoIsAskedToStop() {
    cancellation.cancel();

    assertThatThrownBy(
            () ->
                new Patience(listener, cancellation, AN_HOUR, Duration.ofDays(1), nanos::get)
                    .insist(this::away))
        .isInstanceOfSatisfying(
            MoveException.class,
            stopped -> assertThat(stopped.code()).isEqualTo(MoveException.Code.CANCELLED));

    assertThat(calls).hasValue(1);
  }

  private void gone() {
    calls.incrementAndGet();
    throw new StoreException.Unavailable(
        "It cannot be read", new NoSuchFileException("/data/gantry.db"));
  }

  private void away() {
    calls.incrementAndGet();
    throw new StoreException.Unavailable("away", null);
  }
}
