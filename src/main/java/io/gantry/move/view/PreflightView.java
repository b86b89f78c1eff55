package io.gantry.move.view;

import io.gantry.move.PreflightReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a preflight found.
 *
 * @param clean whether the move can begin
 * @param counts records by kind, where they were counted
 * @param problems what concerns no single record
 * @param obstacles how many records stop the move
 * @param decisions how many records something is done about
 * @param findings the first of both
 * @param list the file with all of them; null when there are none
 */
public record PreflightView(
    boolean clean,
    Map<String, Long> counts,
    List<String> problems,
    long obstacles,
    long decisions,
    List<FindingView> findings,
    @Nullable String list) {

  public static PreflightView of(PreflightReport report) {
    Map<String, Long> counts = new LinkedHashMap<>();
    report.counts().forEach((kind, count) -> counts.put(Names.of(kind), count));
    return new PreflightView(
        report.isClean(),
        counts,
        report.problems(),
        report.obstacles(),
        report.decisions(),
        report.findings().stream().map(FindingView::of).toList(),
        report.fullList().map(Path::toString).orElse(null));
  }
}
