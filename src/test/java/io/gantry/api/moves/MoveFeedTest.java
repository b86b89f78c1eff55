package io.gantry.api.moves;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MoveFeedTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final long FIRST = 1_000_000_001L;

  private final MoveFeed feed =
      new MoveFeed(BegunMove.of("id", "user", NOW), new Json(), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void eventsAreNumberedAndGivenFromAnyPlaceOn() throws InterruptedException {
    feed.tell(event("begun", "a"));
    feed.tell(event("phase", "b"));

    assertThat(feed.after(0, AT_ONCE))
        .extracting(MoveFeed.Event::number)
        .containsExactly(FIRST, FIRST + 1);
    assertThat(feed.after(FIRST, AT_ONCE))
        .containsExactly(
            new MoveFeed.Event(FIRST + 1, "phase", "{\"event\":\"phase\",\"of\":\"b\"}"));
    assertThat(feed.after(FIRST + 1, AT_ONCE)).isEmpty();
  }

  @Test
  void numbersGoOnRisingWhenAMoveIsTakenUpAgain() throws InterruptedException {
    MoveFeed second =
        new MoveFeed(
            BegunMove.of("id", "user", NOW).changed().attempts(2).view(),
            new Json(),
            Clock.fixed(NOW, ZoneOffset.UTC));
    feed.tell(event("begun", "a"));
    second.tell(event("begun", "a"));

    assertThat(second.after(feed.view().lastEvent(), AT_ONCE)).hasSize(1);
  }

  @Test
  void progressIsToldNowAndThenAndTheOldIsForgotten() throws InterruptedException {
    MovingClock clock = new MovingClock();
    MoveFeed timed = new MoveFeed(BegunMove.of("id", "user", NOW), new Json(), clock);
    timed.tell(event("progress", "1"));
    timed.tell(event("progress", "too soon"));
    clock.now = NOW.plus(MoveFeed.PROGRESS_PAUSE).plusNanos(1);
    timed.tell(event("progress", "2"));
    timed.tell(event("phase", "next"));

    assertThat(timed.after(0, AT_ONCE))
        .extracting(MoveFeed.Event::data)
        .containsExactly(
            "{\"event\":\"progress\",\"of\":\"2\"}", "{\"event\":\"phase\",\"of\":\"next\"}");
  }

  @Test
  void noMoreThanTheLastEventsAreKept() throws InterruptedException {
    for (int count = 0; count < MoveFeed.MAX_KEPT + 3; count++) {
      feed.tell(event("waiting", "x"));
    }

    List<MoveFeed.Event> kept = feed.after(0, AT_ONCE);
    assertThat(kept).hasSize(MoveFeed.MAX_KEPT);
    assertThat(kept.get(0).number()).isEqualTo(FIRST + 3);
  }

  @Test
  void whoeverWaitsIsToldAtOnce() throws Exception {
    CompletableFuture<List<MoveFeed.Event>> heard =
        CompletableFuture.supplyAsync(() -> listen(feed));
    feed.tell(event("phase", "copy"));

    assertThat(heard.get(30, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void theEndIsTheLastEventAndTellsHowTheMoveStands() throws InterruptedException {
    MoveView ended = feed.end(change -> change.ended(MoveState.COMPLETED, NOW));

    assertThat(ended.lastEvent()).isEqualTo(FIRST);
    assertThat(feed.isOver()).isTrue();
    MoveFeed.Event last = feed.after(0, LONG).get(0);
    assertThat(last.name()).isEqualTo("ended");
    assertThat(last.data()).contains("\"state\":\"completed\"", "\"last_event\":1000000001");
    assertThat(feed.after(FIRST, LONG)).isEmpty();
    assertThat(MoveFeed.ofEnded(ended, new Json(), Clock.systemUTC()).after(0, LONG))
        .containsExactly(last);
  }

  @Test
  void listenersAreLetGoWhenTheServerStops() throws InterruptedException {
    feed.close();

    assertThat(feed.after(0, LONG)).isEmpty();
    assertThat(feed.view().state()).isEqualTo(MoveState.RUNNING);
  }

  private static List<MoveFeed.Event> listen(MoveFeed feed) {
    try {
      return feed.after(0, LONG);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static Map<String, @Nullable Object> event(String name, String of) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("event", name);
    event.put("of", of);
    return event;
  }

  private static final class MovingClock extends Clock {

    private Instant now = NOW;

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
