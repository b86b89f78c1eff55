package io.gantry.api.moves;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.json.Json;
import io.gantry.fixture.MovableClock;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final MovableClock clock = new MovableClock(NOW);
  private final MoveFeed feed = new MoveFeed(BegunMove.of("id", "user", NOW), new Json(), clock);
  private final Listener listener = new Listener();

  @BeforeEach
  void threeThingsHappened() {
    List.of("begun", "phase", "finished").forEach(name -> feed.tell(Map.of("event", name)));
  }

  @Test
  void endsWhenWhatTheListenerShowedLapses() {
    listener.afterEach = Duration.ofMinutes(4);

    stream(NOW.plus(Duration.ofMinutes(5))).run();

    assertThat(listener.heard).containsExactly("begun", "phase");
    assertThat(listener.closed).isTrue();
    assertThat(feed.isOver()).isFalse();
  }

  @Test
  void endsAfterTheLongestTimeWhateverWasShown() {
    listener.afterEach = EventStream.LONGEST;

    stream(Instant.MAX).run();

    assertThat(listener.heard).containsExactly("begun");
    assertThat(listener.closed).isTrue();
  }

  @Test
  void tellsAllUntilThen() {
    feed.close();

    stream(NOW.plus(Duration.ofMinutes(5))).run();

    assertThat(listener.heard).containsExactly("begun", "phase", "finished");
    assertThat(listener.closed).isTrue();
  }

  private EventStream stream(Instant until) {
    return new EventStream(feed, listener, new NamesOfEvents(listener), 0, clock, until);
  }

  /** Takes events in no time of its own, and lets time go by after each. */
  private final class Listener implements SseEventSink {

    private final List<String> heard = new ArrayList<>();
    private Duration afterEach = Duration.ZERO;
    private boolean closed;

    @Override
    public boolean isClosed() {
      return closed;
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
      clock.advance(afterEach);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** Makes events of which nothing is asked, and notes their names. */
  private record NamesOfEvents(Listener listener) implements Sse {

    @Override
    public OutboundSseEvent.Builder newEventBuilder() {
      return (OutboundSseEvent.Builder)
          Proxy.newProxyInstance(
              NamesOfEvents.class.getClassLoader(),
              new Class<?>[] {OutboundSseEvent.Builder.class},
              (builder, method, arguments) -> {
                if (method.getName().equals("name")) {
                  listener.heard.add(String.valueOf(arguments[0]));
                }
                return method.getName().equals("build") ? null : builder;
              });
    }

    @Override
    public SseBroadcaster newBroadcaster() {
      throw new UnsupportedOperationException();
    }
  }
}
