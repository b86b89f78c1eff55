package io.gantry.cli;

import io.gantry.move.compare.ComparisonResult;
import io.gantry.move.compare.Difference;
import io.gantry.move.compare.FieldDifference;
import io.gantry.move.compare.KindComparison;
import io.gantry.move.view.ComparisonView;
import io.gantry.move.view.MoveEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what a comparison found. */
final class DifferenceList {

  private static final String ROW = "%-16s %12s %12s  %-6s %s";
  private static final int SHORT_ROOT = 16;

  private DifferenceList() {}

  static void tell(ComparisonResult result, boolean json, Terminal terminal) {
    if (json) {
      terminal.print(Json.line(MoveEvents.ended("result", ComparisonView.of(result))));
    } else {
      lines(result).forEach(terminal::print);
    }
  }

  static List<String> lines(ComparisonResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(row("kind", "source", "target", "", "root"));
    result.kinds().forEach(kind -> lines.add(row(kind)));
    result.differences().forEach(difference -> lines.addAll(lines(difference)));
    if (!result.isComplete()) {
      lines.add("There are more differences than are named here.");
    }
    lines.add(result.isEqual() ? "Both hold the same." : "They differ.");
    return lines;
  }

  private static String row(KindComparison kind) {
    return row(
        kind.kind().plural(),
        String.format(Locale.ROOT, "%,d", kind.source().count()),
        String.format(Locale.ROOT, "%,d", kind.target().count()),
        kind.isEqual() ? "equal" : "DIFFER",
        kind.target().root().substring(0, SHORT_ROOT));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells).stripTrailing();
  }

  private static List<String> lines(Difference difference) {
    List<String> lines = new ArrayList<>();
    lines.add(
        difference.key()
            + " of tenant "
            + difference.tenant().value()
            + ": "
            + difference.sort().label());
    for (FieldDifference field : difference.fields()) {
      lines.add("  " + field.field() + ": " + field.source() + " -> " + field.target());
    }
    return lines;
  }
}
