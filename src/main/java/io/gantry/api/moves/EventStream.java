package io.gantry.api.moves;

import static java.util.Objects.requireNonNull;

import io.gantry.move.view.MoveEvents;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a move tells to one listener, on a thread of its own: a slow listener keeps nobody
 * waiting. Ends after the last event, when the listener is gone, or after {@link #LONGEST}, so that
 * whoever listens has to show now and then that they still may.
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

  /**
   * @param after the number of the last event that the listener has; 0 for none
   */
  EventStream(MoveFeed feed, SseEventSink sink, Sse sse, long after) {
    this.feed = requireNonNull(feed, "feed");
    this.sink = requireNonNull(sink, "sink");
    this.sse = requireNonNull(sse, "sse");
    this.after = after;
  }

  /** The last event of a move. */
  static Map<String, @Nullable Object> ended(MoveView view) {
    return MoveEvents.ended("move", view);
  }

  @Override
  public void run() {
    try (sink) {
      long deadline = System.nanoTime() + LONGEST.toNanos();
      long sent = after;
      while (!sink.isClosed() && System.nanoTime() < deadline) {
        List<MoveFeed.Event> events = feed.after(sent, HEARTBEAT);
        if (events.isEmpty() && feed.isOver()) {
          return;
        }
        if (events.isEmpty()) {
          send(sse.newEventBuilder().comment("the move goes on").build());
        }
        for (MoveFeed.Event event : events) {
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
