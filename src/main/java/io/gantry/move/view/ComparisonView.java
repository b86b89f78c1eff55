package io.gantry.move.view;

import io.gantry.move.compare.ComparisonResult;
import java.util.List;

/**
 * What a comparison found.
 *
 * @param complete whether all that differs is named
 */
public record ComparisonView(
    boolean equal,
    boolean complete,
    List<ComparedKindView> kinds,
    List<DifferenceView> differences) {

  public static ComparisonView of(ComparisonResult result) {
    return new ComparisonView(
        result.isEqual(),
        result.isComplete(),
        result.kinds().stream().map(ComparedKindView::of).toList(),
        result.differences().stream().map(DifferenceView::of).toList());
  }
}
