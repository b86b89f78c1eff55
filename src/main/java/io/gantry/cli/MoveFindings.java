package io.gantry.cli;

import io.gantry.move.Finding;
import io.gantry.move.PreflightReport;
import io.gantry.move.view.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        "%-9s %s: %s (%s)",
        Names.of(finding.weight()),
        finding.place(),
        finding.sort().meaning(),
        finding.detail());
  }
}
