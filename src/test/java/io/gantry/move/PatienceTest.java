package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.store.StoreException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

  private final Patience patience = new Patience(listener, cancellation, AN_HOUR, Duration.ZERO);

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
    assertThatThrownBy(() -> patience.insist(this::away))
        .isInstanceOf(StoreException.Unavailable.class);

    assertThat(calls).hasValue(12);
    assertThat(heard).hasSize(11);
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
                new Patience(listener, cancellation, AN_HOUR, Duration.ofDays(1))
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
