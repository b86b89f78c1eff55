package io.gantry.move.view;

import io.gantry.move.KindReport;
import org.jspecify.annotations.Nullable;

/**
 * What was done with the records of a kind.
 *
 * @param kind in the plural
 * @param earlier those of the written that earlier calls wrote
 * @param bytes of the records written, about
 * @param rate records a second, of this call
 * @param root of the records verified; null when none was
 */
public record KindView(
    String kind,
    long read,
    long written,
    long earlier,
    long left,
    long verified,
    long bytes,
    double seconds,
    double rate,
    @Nullable String root) {

  private static final double MILLIS = 1e3;

  public static KindView of(KindReport kind) {
    return new KindView(
        Names.of(kind.kind()),
        kind.read(),
        kind.written(),
        kind.earlier(),
        kind.left(),
        kind.verified(),
        kind.bytes(),
        kind.time().toMillis() / MILLIS,
        kind.rate(),
        kind.verifiedRoot().orElse(null));
  }

  /** The same after a comparison. */
  public KindView verified(long count, @Nullable String comparedRoot) {
    return new KindView(
        kind, read, written, earlier, left, count, bytes, seconds, rate, comparedRoot);
  }
}
