package io.gantry.move.view;

import io.gantry.move.compare.FieldDifference;
import org.jspecify.annotations.Nullable;

/**
 * A component that is not the same on both sides.
 *
 * @param source secrets as {@code ***}, long texts cut
 * @param target likewise
 */
public record FieldView(String field, @Nullable String source, @Nullable String target) {

  static FieldView of(FieldDifference field) {
    return new FieldView(field.field(), field.source(), field.target());
  }
}
