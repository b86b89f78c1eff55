package io.gantry.api;

import io.gantry.api.problem.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a bulk delete.
 *
 * @param ids 1 to {@value #MAX_IDS} ids; naming one twice is naming it once
 */
public record BulkDelete(@Nullable List<@Nullable String> ids) {

  public static final int MAX_IDS = 200;

  Set<String> distinctIds() {
    if (ids == null || ids.isEmpty()) {
      throw ProblemException.invalid("/ids", "must name at least one id");
    }
    if (ids.size() > MAX_IDS) {
      throw ProblemException.invalid("/ids", "must name at most " + MAX_IDS + " ids");
    }
    Set<String> distinct = new LinkedHashSet<>();
    for (String id : ids) {
      if (id == null) {
        throw ProblemException.invalid("/ids", "must not hold null");
      }
      distinct.add(id);
    }
    return distinct;
  }

  /**
   * The answer to a bulk delete.
   *
   * @param deleted how many there were
   * @param missing how many there were not
   */
  public record Outcome(int deleted, int missing) {}
}
