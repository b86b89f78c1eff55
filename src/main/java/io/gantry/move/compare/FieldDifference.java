package io.gantry.move.compare;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One component that is not the same on both sides, as people may see it: secrets as {@code ***},
 * long texts cut, with their length and SHA-256.
 *
 * @param field the component in snake_case
 * @param source null when it is null there, or the record is not there
 * @param target null when it is null there, or the record is not there
 */
public record FieldDifference(String field, @Nullable String source, @Nullable String target) {

  public FieldDifference {
    requireNonNull(field, "field");
  }
}
