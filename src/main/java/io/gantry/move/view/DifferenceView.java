package io.gantry.move.view;

import io.gantry.move.compare.Difference;
import java.util.List;

/** A record that is not the same on both sides. */
public record DifferenceView(
    String sort, String tenant, String kind, List<String> key, List<FieldView> fields) {

  static DifferenceView of(Difference difference) {
    return new DifferenceView(
        Names.of(difference.sort()),
        difference.tenant().value(),
        difference.key().kind().label(),
        difference.key().parts(),
        difference.fields().stream().map(FieldView::of).toList());
  }
}
