package io.gantry.api.moves;

import io.gantry.common.JsonText;
import io.gantry.move.view.ComparisonView;
import io.gantry.move.view.FailureView;
import io.gantry.move.view.KindView;
import io.gantry.move.view.PreflightView;
import io.gantry.move.view.ProgressView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a {@link MoveView} of another one. */
final class MoveChange {

  private final MoveView before;
  private @Nullable String move;
  private MoveState state;
  private String source;
  private String target;
  private @Nullable Instant endedAt;
  private int attempts;
  private @Nullable String phase;
  private @Nullable ProgressView progress;
  private List<KindView> kinds;
  private @Nullable PreflightView preflight;
  private @Nullable ComparisonView differences;
  private List<String> remarks;
  private @Nullable FailureView failure;
  private @Nullable JsonText certificate;
  private long lastEvent;

  MoveChange(MoveView before) {
    this.before = before;
    this.move = before.move();
    this.state = before.state();
    this.source = before.source();
    this.target = before.target();
    this.endedAt = before.endedAt();
    this.attempts = before.attempts();
    this.phase = before.phase();
    this.progress = before.progress();
    this.kinds = before.kinds();
    this.preflight = before.preflight();
    this.differences = before.differences();
    this.remarks = before.remarks();
    this.failure = before.failure();
    this.certificate = before.certificate();
    this.lastEvent = before.lastEvent();
  }

  MoveChange move(String id) {
    move = id;
    return this;
  }

  MoveChange state(MoveState next) {
    state = next;
    return this;
  }

  MoveChange ends(String from, String to) {
    source = from;
    target = to;
    return this;
  }

  MoveChange ended(MoveState how, Instant at) {
    state = how;
    endedAt = at;
    return this;
  }

  MoveChange attempts(int count) {
    attempts = count;
    return this;
  }

  MoveChange phase(String name) {
    phase = name;
    progress = null;
    return this;
  }

  MoveChange progress(ProgressView now) {
    progress = now;
    return this;
  }

  MoveChange kinds(List<KindView> all) {
    kinds = all;
    return this;
  }

  /** In the place of the one of the same kind, or behind the others. */
  MoveChange kind(KindView done) {
    List<KindView> all = new ArrayList<>(kinds);
    all.removeIf(one -> one.kind().equals(done.kind()));
    all.add(done);
    kinds = all;
    return this;
  }

  MoveChange preflight(@Nullable PreflightView found) {
    preflight = found;
    return this;
  }

  MoveChange differences(@Nullable ComparisonView found) {
    differences = found;
    return this;
  }

  MoveChange remarks(List<String> all) {
    remarks = all;
    return this;
  }

  MoveChange failure(FailureView why) {
    failure = why;
    return this;
  }

  MoveChange certificate(@Nullable JsonText proof) {
    certificate = proof;
    return this;
  }

  MoveChange lastEvent(long number) {
    lastEvent = number;
    return this;
  }

  MoveView view() {
    return new MoveView(
        before.id(),
        move,
        state,
        source,
        target,
        before.options(),
        before.createdBy(),
        before.createdAt(),
        endedAt,
        attempts,
        phase,
        progress,
        kinds,
        preflight,
        differences,
        remarks,
        failure,
        certificate,
        lastEvent);
  }
}
