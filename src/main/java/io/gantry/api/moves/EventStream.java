package io.gantry.api.moves;

import static java.util.Objects.requireNonNull;

import io.gantry.move.view.MoveEvents;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a move tells to one listener, on a thread of its own: a slow listener keeps nobody
 * waiting. Ends after the last event, when the listener is gone, when what the listener showed
 * lapses, or after {@link #LONGEST}, so that whoever listens has to show now and then that they
 * still may.
 */
final class EventStream implements Runnable {

  static final String ENDED = "ended";

  /** Shorter than proxies wait for a silent server. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  static final Duration LONGEST = Duration.ofMinutes(10);

  /** When a listener that takes nothing counts as gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final MoveFeed feed;
  private final SseEventSink sink;
  private final Sse sse;
  private final long after;
  private final Clock clock;
  private final Instant end;

  /**
   * @param after the number of the last event that the listener has; 0 for none
   * @param until when what the listener showed lapses
   */
  EventStream(MoveFeed feed, SseEventSink sink, Sse sse, long after, Clock clock, Instant until) {
    this.feed = requireNonNull(feed, "feed");
    this.sink = requireNonNull(sink, "sink");
    this.sse = requireNonNull(sse, "sse");
    this.after = after;
    this.clock = requireNonNull(clock, "clock");
    Instant longest = clock.instant().plus(LONGEST);
    this.end = until.isBefore(longest) ? until : longest;
  }

  /** The last event of a move. */
  static Map<String, @Nullable Object> ended(MoveView view) {
    return MoveEvents.ended("move", view);
  }

  @Override
  public void run() {
    try (sink) {
      long sent = after;
      while (mayGoOn()) {
        List<MoveFeed.Event> events = feed.after(sent, pause());
        if (events.isEmpty() && feed.isOver()) {
          return;
        }
        if (events.isEmpty() && mayGoOn()) {
          send(sse.newEventBuilder().comment("the move goes on").build());
        }
        for (MoveFeed.Event event : events) {
          if (!mayGoOn()) {
            return;
          }
          send(event(event));
          sent = event.number();
        }
      }
    } catch (ExecutionException | TimeoutException | IllegalStateException gone) {
      // Nobody listens any more.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean mayGoOn() {
    return !sink.isClosed() && clock.instant().isBefore(end);
  }

  /** Not beyond the end; a little longer than it rather than many times nothing. */
  private Duration pause() {
    Duration left = Duration.between(clock.instant(), end).plusMillis(1);
    return left.compareTo(HEARTBEAT) < 0 ? left : HEARTBEAT;
  }

  private OutboundSseEvent event(MoveFeed.Event event) {
    return sse.newEventBuilder()
        .id(Long.toString(event.number()))
        .name(event.name())
        .data(event.data())
        .build();
  }

  private void send(OutboundSseEvent event)
      throws ExecutionException, InterruptedException, TimeoutException {
    Object unused =
        sink.send(event).toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
