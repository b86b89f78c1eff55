package io.gantry.cli;

import io.gantry.move.KindReport;
import io.gantry.move.MoveListener;
import io.gantry.move.MovePhase;
import io.gantry.move.MoveProgress;
import io.gantry.move.PreflightReport;
import java.time.Duration;
import java.util.Locale;

/** Tells programs how a move goes: one JSON object a line, each with its {@code event}. */
final class MoveEvents implements MoveListener {

  private final Terminal terminal;

  MoveEvents(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void begun(String moveId, boolean resumed) {
    tell("event", "begun", "move", moveId, "resumed", resumed);
  }

  @Override
  public void phase(MovePhase phase) {
    tell("event", "phase", "phase", name(phase));
  }

  @Override
  public void progress(MoveProgress progress) {
    tell(
        "event", "progress",
        "phase", name(progress.phase()),
        "kind", Describe.name(progress.kind()),
        "records", progress.records(),
        "bytes", progress.bytes(),
        "total", progress.total().isPresent() ? progress.total().getAsLong() : null);
  }

  @Override
  public void finished(MovePhase phase, KindReport kind) {
    tell("event", "finished", "phase", name(phase), "kind", MoveTable.json(kind));
  }

  @Override
  public void checked(PreflightReport report) {
    tell("event", "checked", "preflight", MoveFindings.json(report));
  }

  @Override
  public void waiting(String reason, Duration pause) {
    tell("event", "waiting", "reason", reason, "milliseconds", pause.toMillis());
  }

  private static String name(MovePhase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }

  private void tell(Object... namesAndValues) {
    terminal.print(Json.line(Json.object(namesAndValues)));
  }
}
