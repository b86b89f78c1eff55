package io.gantry.move.compare;

import static java.util.Objects.requireNonNull;

import io.gantry.move.digest.KindDigest;
import java.util.List;

/**
 * Compares every record of two ends, whatever their sizes, with at most 64 MiB of state. Kind by
 * kind both sides are summed up; only where the sums differ they are read again, to name what does.
 */
public final class Comparison {

  private final ComparisonOptions options;
  private final ComparisonJournal journal;
  private final ComparisonListener listener;

  public Comparison(
      ComparisonOptions options, ComparisonJournal journal, ComparisonListener listener) {
    this.options = requireNonNull(options, "options");
    this.journal = requireNonNull(journal, "journal");
    this.listener = requireNonNull(listener, "listener");
  }

  /**
   * Compares. Failures of readers, views and the listener end it, and are thrown as they are.
   *
   * @return also when the sides differ
   */
  public ComparisonResult compare(Side source, Side target) {
    throw new UnsupportedOperationException("not built yet: " + options + journal + listener);
  }

  /** Sums up one end, as a certificate says it. */
  public List<KindDigest> digest(Side side) {
    throw new UnsupportedOperationException("not built yet: " + options + journal + listener);
  }
}
