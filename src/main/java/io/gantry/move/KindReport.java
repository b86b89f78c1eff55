package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.EntityKind;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a move did with the records of one kind.
 *
 * @param read from the source, those included that were left there
 * @param written to the target, by earlier calls too, those included that were there and equal
 * @param earlier those of the written that earlier calls wrote
 * @param left in the source by a named choice
 * @param verified found equal in the target
 * @param bytes of what was written, about
 * @param time that copying took in this call
 * @param root of all of them in the target, in hex; null before they are verified
 */
public record KindReport(
    EntityKind kind,
    long read,
    long written,
    long earlier,
    long left,
    long verified,
    long bytes,
    Duration time,
    @Nullable String root) {

  public KindReport {
    requireNonNull(kind, "kind");
    requireNonNull(time, "time");
  }

  /** Of a kind that was not copied in this call. */
  static KindReport untouched(EntityKind kind) {
    return new KindReport(kind, 0, 0, 0, 0, 0, 0, Duration.ZERO, null);
  }

  /** This report with what the comparison found. */
  KindReport withVerified(long count, String foundRoot) {
    return new KindReport(kind, read, written, earlier, left, count, bytes, time, foundRoot);
  }

  /** The root, once they are verified. */
  public Optional<String> verifiedRoot() {
    return Optional.ofNullable(root);
  }

  /** Records that this call wrote per second; 0 when it took no time. */
  public double rate() {
    return time.isZero() ? 0 : (written - earlier) * 1e9 / time.toNanos();
  }
}
