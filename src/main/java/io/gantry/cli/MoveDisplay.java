package io.gantry.cli;

import io.gantry.move.KindReport;
import io.gantry.move.MoveListener;
import io.gantry.move.MovePhase;
import io.gantry.move.MoveProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells people how a move goes: a line that changes on a terminal, otherwise now and then one. */
final class MoveDisplay implements MoveListener {

  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration IN_LOGS = Duration.ofSeconds(5);
  private static final int BAR = 24;
  private static final double MEGABYTE = 1_000_000;

  private final Terminal terminal;
  private final Clock clock;
  private Instant phaseBegan;
  private Instant shown;

  MoveDisplay(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
    this.phaseBegan = clock.instant();
    this.shown = phaseBegan;
  }

  @Override
  public void begun(String moveId, boolean resumed) {
    terminal.say((resumed ? "Going on with move " : "Move ") + moveId);
  }

  @Override
  public void phase(MovePhase phase) {
    phaseBegan = clock.instant();
    shown = phaseBegan;
    terminal.progress(
        phase.label().substring(0, 1).toUpperCase(Locale.ROOT) + phase.label().substring(1));
  }

  @Override
  public void progress(MoveProgress progress) {
    Instant now = clock.instant();
    Duration pause = terminal.showsProgress() ? ON_TERMINAL : IN_LOGS;
    if (Duration.between(shown, now).compareTo(pause) < 0) {
      return;
    }
    shown = now;
    String line = line(progress, Duration.between(phaseBegan, now));
    if (terminal.showsProgress()) {
      terminal.overwrite(bar(progress) + line);
    } else {
      terminal.say(line);
    }
  }

  @Override
  public void finished(MovePhase phase, KindReport kind) {
    terminal.overwritten();
  }

  @Override
  public void waiting(String reason, Duration pause) {
    terminal.overwritten();
    terminal.say("Waiting " + pause.toMillis() + " ms: " + reason);
  }

  private static String bar(MoveProgress progress) {
    if (progress.total().isEmpty() || progress.total().getAsLong() == 0) {
      return "";
    }
    int full = (int) Math.min(BAR, BAR * progress.records() / progress.total().getAsLong());
    return "[" + "#".repeat(full) + " ".repeat(BAR - full) + "] ";
  }

  static String line(MoveProgress progress, Duration passed) {
    double seconds = Math.max(passed.toMillis() / 1e3, 0.001);
    double rate = progress.newRecords() / seconds;
    String line =
        String.format(
            Locale.ROOT,
            "%s %s: %,d%s records, %,.0f records/s, %.1f MB/s",
            progress.phase().label(),
            progress.kind().plural(),
            progress.records(),
            progress.total().isPresent()
                ? String.format(Locale.ROOT, " of %,d", progress.total().getAsLong())
                : "",
            rate,
            progress.newBytes() / seconds / MEGABYTE);
    return progress.total().isPresent() && rate > 0
        ? line + ", " + left(progress, rate) + " left"
        : line;
  }

  private static String left(MoveProgress progress, double rate) {
    long seconds =
        Math.round(Math.max(0, progress.total().getAsLong() - progress.records()) / rate);
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
