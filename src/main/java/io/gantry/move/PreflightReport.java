package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.EntityKind;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a preflight found.
 *
 * @param counts the records that would be moved, by kind; empty when they were not all read because
 *     nothing can be wrong with them
 * @param problems what concerns the move as a whole, for people: no space, two tenants into one
 * @param findings the first of them, at most {@link #MAX_LISTED}
 * @param obstacles how many findings stop the move
 * @param decisions how many findings do not
 * @param list a file with every finding, one JSON object a line; null when there are none
 */
public record PreflightReport(
    Map<EntityKind, Long> counts,
    List<String> problems,
    List<Finding> findings,
    long obstacles,
    long decisions,
    @Nullable Path list) {

  /** The most findings that are kept in memory. */
  public static final int MAX_LISTED = 1_000;

  public PreflightReport {
    EnumMap<EntityKind, Long> ordered = new EnumMap<>(EntityKind.class);
    ordered.putAll(requireNonNull(counts, "counts"));
    counts = Collections.unmodifiableMap(ordered);
    problems = List.copyOf(problems);
    findings = List.copyOf(findings);
  }

  /** Whether the move can begin. */
  public boolean isClean() {
    return obstacles == 0 && problems.isEmpty();
  }

  /** Why it is not clean, in one line, for people. */
  public String summary() {
    String first = problems.isEmpty() ? "" : problems.get(0);
    String count = obstacles == 0 ? "" : obstacles + " records do not fit";
    String join = first.isEmpty() || count.isEmpty() ? "" : "; ";
    return first + join + count;
  }

  /** The file with every finding. */
  public Optional<Path> fullList() {
    return Optional.ofNullable(list);
  }
}
