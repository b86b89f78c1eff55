package io.gantry.move.compare;

import io.gantry.store.EntityKind;
import java.util.List;

/**
 * What is compared, and how.
 *
 * @param kinds in this order; a side that does not have one of them holds none
 * @param revisions whether revisions count: both sides must keep them as they were written
 * @param threads how many ranges are read side by side
 * @param named the most differences that are named; the rest is known to exist
 */
public record ComparisonOptions(List<EntityKind> kinds, boolean revisions, int threads, int named) {

  /** As many as a person looks at, and as fit into memory with all their fields. */
  public static final int MOST_NAMED = 1_000;

  public ComparisonOptions {
    kinds = List.copyOf(kinds);
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more");
    }
    if (named < 1 || named > MOST_NAMED) {
      throw new IllegalArgumentException("named must be 1 to " + MOST_NAMED);
    }
  }

  public ComparisonOptions(List<EntityKind> kinds, boolean revisions, int threads) {
    this(kinds, revisions, threads, MOST_NAMED);
  }
}
