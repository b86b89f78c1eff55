package io.gantry.cli;

import io.gantry.move.Finding;
import io.gantry.move.PreflightReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a preflight found. */
final class MoveFindings {

  /** More would scroll away what matters; all are in the file. */
  private static final int SHOWN = 20;

  private MoveFindings() {}

  static List<String> lines(PreflightReport report) {
    List<String> lines = new ArrayList<>();
    report.problems().forEach(problem -> lines.add("obstacle  " + problem));
    report.findings().stream().limit(SHOWN).map(MoveFindings::line).forEach(lines::add);
    long all = report.obstacles() + report.decisions();
    if (all > SHOWN) {
      lines.add("... and " + (all - SHOWN) + " more");
    }
    report.fullList().ifPresent(list -> lines.add("All of them: " + list));
    return lines;
  }

  private static String line(Finding finding) {
    return String.format(
        Locale.ROOT,
        "%-9s %s of tenant %s: %s (%s)",
        name(finding.weight()),
        finding.key(),
        finding.tenant().value(),
        finding.sort().meaning(),
        finding.detail());
  }

  static Map<String, @Nullable Object> json(PreflightReport report) {
    Map<String, Long> counts = new LinkedHashMap<>();
    report.counts().forEach((kind, count) -> counts.put(Describe.name(kind), count));
    return Json.object(
        "clean", report.isClean(),
        "counts", counts,
        "problems", report.problems(),
        "obstacles", report.obstacles(),
        "decisions", report.decisions(),
        "findings", report.findings().stream().map(MoveFindings::json).toList(),
        "list", report.fullList().map(Path::toString).orElse(null));
  }

  private static Map<String, @Nullable Object> json(Finding finding) {
    return Json.object(
        "weight", name(finding.weight()),
        "sort", name(finding.sort()),
        "tenant", finding.tenant().value(),
        "kind", finding.key().kind().label(),
        "key", finding.key().parts(),
        "detail", finding.detail());
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
