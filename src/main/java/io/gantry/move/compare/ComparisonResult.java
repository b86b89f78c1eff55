package io.gantry.move.compare;

import java.util.List;

/**
 * What a comparison found.
 *
 * @param kinds in the order asked for
 * @param differences what differs, by name
 * @param isComplete whether all that differs is named; otherwise there is more of it
 */
public record ComparisonResult(
    List<KindComparison> kinds, List<Difference> differences, boolean isComplete) {

  public ComparisonResult {
    kinds = List.copyOf(kinds);
    differences = List.copyOf(differences);
  }

  /** Whether both sides hold the same. */
  public boolean isEqual() {
    return kinds.stream().allMatch(KindComparison::isEqual);
  }
}
