package io.gantry.api.moves;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.api.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one move stands, and what happened lately. Whoever tells it something is never kept waiting
 * by whoever listens: of progress only the latest is kept, and of all else the last {@link
 * #MAX_KEPT} events. Safe for use by many threads.
 */
public final class MoveFeed {

  static final int MAX_KEPT = 500;

  /** More often nobody can read. */
  static final Duration PROGRESS_PAUSE = Duration.ofMillis(200);

  /** Events of one attempt, and far more: numbers go on rising when a move is taken up again. */
  private static final long ATTEMPT = 1_000_000_000L;

  private static final String PROGRESS = "progress";

  private final Json json;
  private final Clock clock;
  private final Deque<Event> kept = new ArrayDeque<>();
  private MoveView view;
  private long last;
  private @Nullable Event progress;
  private Instant progressTold = Instant.MIN;
  private boolean over;

  /**
   * Something that happened.
   *
   * @param number rises from event to event
   * @param name what kind of thing
   * @param data JSON in one line
   */
  record Event(long number, String name, String data) {}

  MoveFeed(MoveView view, Json json, Clock clock) {
    this.view = requireNonNull(view, "view");
    this.json = requireNonNull(json, "json");
    this.clock = requireNonNull(clock, "clock");
    this.last = view.attempts() * ATTEMPT;
  }

  /** Of a move that has ended before: its last event is all there is. */
  static MoveFeed ofEnded(MoveView view, Json json, Clock clock) {
    MoveFeed feed = new MoveFeed(view, json, clock);
    feed.last = view.lastEvent() - 1;
    feed.end(change -> change);
    return feed;
  }

  synchronized MoveView view() {
    return view.changed().lastEvent(last).view();
  }

  synchronized MoveView update(UnaryOperator<MoveChange> change) {
    view = change.apply(view.changed()).view();
    return view();
  }

  /** Tells an event, the first member of which is its name. */
  synchronized void tell(Map<String, @Nullable Object> event) {
    String name = String.valueOf(event.get("event"));
    if (name.equals(PROGRESS)) {
      tellProgress(event);
    } else {
      keep(name, event);
    }
  }

  private void tellProgress(Map<String, @Nullable Object> event) {
    Instant now = clock.instant();
    if (progressTold.isBefore(now.minus(PROGRESS_PAUSE))) {
      progressTold = now;
      progress = next(PROGRESS, event);
      notifyAll();
    }
  }

  private void keep(String name, Map<String, @Nullable Object> event) {
    kept.addLast(next(name, event));
    if (kept.size() > MAX_KEPT) {
      kept.removeFirst();
    }
    notifyAll();
  }

  private Event next(String name, Map<String, @Nullable Object> event) {
    last++;
    return new Event(last, name, new String(json.write(event), UTF_8));
  }

  /**
   * Ends the move: the last event tells how it stands now.
   *
   * @return with the number of that event
   */
  synchronized MoveView end(UnaryOperator<MoveChange> change) {
    view = change.apply(view.changed()).lastEvent(last + 1).view();
    keep(EventStream.ENDED, EventStream.ended(view));
    over = true;
    return view;
  }

  /** Lets listeners go although the move has not ended: the server does. */
  synchronized void close() {
    over = true;
    notifyAll();
  }

  /** Whether nothing more will come. */
  synchronized boolean isOver() {
    return over;
  }

  /**
   * The events with higher numbers, in their order; waits for one when there is none.
   *
   * @return none when none came in time, or none will come any more
   */
  synchronized List<Event> after(long number, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    List<Event> events = newer(number);
    while (events.isEmpty() && !over) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return List.of();
      }
      wait(left);
      events = newer(number);
    }
    return events;
  }

  private List<Event> newer(long number) {
    Stream<Event> latest = progress == null ? Stream.empty() : Stream.of(progress);
    return Stream.concat(kept.stream(), latest)
        .filter(event -> event.number() > number)
        .sorted(Comparator.comparingLong(Event::number))
        .toList();
  }
}
