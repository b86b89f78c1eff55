package io.gantry.move.view;

import static java.util.Objects.requireNonNull;

import io.gantry.move.KindReport;
import io.gantry.move.MoveListener;
import io.gantry.move.MovePhase;
import io.gantry.move.MoveProgress;
import io.gantry.move.PreflightReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes one object of each thing that a move tells: a map whose first member {@code event} names
 * it.
 */
public final class MoveEvents implements MoveListener {

  private final Consumer<Map<String, @Nullable Object>> events;

  /**
   * @param events called as the listener is: by one thread at a time
   */
  public MoveEvents(Consumer<Map<String, @Nullable Object>> events) {
    this.events = requireNonNull(events, "events");
  }

  /** What is told last, with what came of it. */
  public static Map<String, @Nullable Object> ended(String name, Object outcome) {
    return event("ended", name, outcome);
  }

  @Override
  public void begun(String moveId, boolean resumed) {
    events.accept(event("begun", "move", moveId, "resumed", resumed));
  }

  @Override
  public void phase(MovePhase phase) {
    events.accept(event("phase", "phase", Names.of(phase)));
  }

  @Override
  public void progress(MoveProgress progress) {
    ProgressView view = ProgressView.of(progress);
    events.accept(
        event(
            "progress",
            "phase",
            view.phase(),
            "kind",
            view.kind(),
            "records",
            view.records(),
            "earlier",
            view.earlier(),
            "bytes",
            view.bytes(),
            "total",
            view.total()));
  }

  @Override
  public void finished(MovePhase phase, KindReport kind) {
    events.accept(event("finished", "phase", Names.of(phase), "kind", KindView.of(kind)));
  }

  @Override
  public void checked(PreflightReport report) {
    events.accept(event("checked", "preflight", PreflightView.of(report)));
  }

  @Override
  public void waiting(String reason, Duration pause) {
    events.accept(event("waiting", "reason", reason, "milliseconds", pause.toMillis()));
  }

  private static Map<String, @Nullable Object> event(
      String name, @Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("event", name);
    for (int index = 0; index < namesAndValues.length; index += 2) {
      event.put(String.valueOf(namesAndValues[index]), namesAndValues[index + 1]);
    }
    return event;
  }
}
