package io.gantry.move;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Lets one thread at a time speak to a listener. */
final class SerialListener implements MoveListener {

  private final MoveListener listener;

  SerialListener(MoveListener listener) {
    this.listener = requireNonNull(listener, "listener");
  }

  @Override
  public synchronized void begun(String moveId, boolean resumed) {
    listener.begun(moveId, resumed);
  }

  @Override
  public synchronized void phase(MovePhase phase) {
    listener.phase(phase);
  }

  @Override
  public synchronized void progress(MoveProgress progress) {
    listener.progress(progress);
  }

  @Override
  public synchronized void finished(MovePhase phase, KindReport kind) {
    listener.finished(phase, kind);
  }

  @Override
  public synchronized void checked(PreflightReport report) {
    listener.checked(report);
  }

  @Override
  public synchronized void waiting(String reason, Duration pause) {
    listener.waiting(reason, pause);
  }
}
