package io.gantry.api.moves;

import io.gantry.api.ApiComponent;
import io.gantry.api.json.Json;
import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The listeners to moves, {@link #MAX_LISTENERS} at most. They hold no store. */
@ApiComponent
public class EventStreams {

  static final int MAX_LISTENERS = 16;

  private static final int IDLE_SECONDS = 10;
  private static final String RETRY_SECONDS = "10";

  private final ServerMoves moves;
  private final Json json;
  private final Clock clock;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          MAX_LISTENERS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          EventStreams::thread);

  @Inject
  public EventStreams(ServerMoves moves, Json json, Clock clock) {
    this.moves = moves;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Sends what a move tells from now on, and what is kept of what it told.
   *
   * @param after the number of the last event that the listener has; 0 for none
   * @param until when the listener has to show anew that they may listen, if ever
   * @throws ProblemException when there is no such move, or too many listen
   */
  public void send(String id, long after, Optional<Instant> until, SseEventSink sink, Sse sse) {
    MoveFeed feed = moves.feed(id).orElseGet(() -> feedOfEnded(id));
    try {
      threads.execute(new EventStream(feed, sink, sse, after, clock, until.orElse(Instant.MAX)));
    } catch (RejectedExecutionException tooMany) {
      throw new ProblemException(
          ProblemType.TOO_MANY_REQUESTS,
          "More than " + MAX_LISTENERS + " listen already",
          List.of(),
          Map.of("Retry-After", RETRY_SECONDS));
    }
  }

  /** Of a move that has ended only the last event is kept. */
  private MoveFeed feedOfEnded(String id) {
    MoveView view = moves.find(id).orElseThrow(() -> ProblemException.notFound("move", id));
    return MoveFeed.ofEnded(view, json, clock);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "gantry-move-events");
    thread.setDaemon(true);
    return thread;
  }

  @PreDestroy
  public void close() {
    threads.shutdownNow();
  }
}
