package io.gantry.cli;

import io.gantry.move.compare.ComparisonResult;
import io.gantry.move.compare.Difference;
import io.gantry.move.compare.FieldDifference;
import io.gantry.move.compare.KindComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a comparison found. */
final class DifferenceList {

  private static final String ROW = "%-16s %12s %12s  %-6s %s";
  private static final int SHORT_ROOT = 16;

  private DifferenceList() {}

  static void tell(ComparisonResult result, boolean json, Terminal terminal) {
    if (json) {
      terminal.print(Json.line(Json.object("event", "ended", "result", json(result))));
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

  private static Map<String, @Nullable Object> json(ComparisonResult result) {
    return Json.object(
        "equal", result.isEqual(),
        "complete", result.isComplete(),
        "kinds", result.kinds().stream().map(DifferenceList::json).toList(),
        "differences", result.differences().stream().map(DifferenceList::json).toList());
  }

  private static Map<String, @Nullable Object> json(KindComparison kind) {
    return Json.object(
        "kind", Describe.name(kind.kind()),
        "equal", kind.isEqual(),
        "source_count", kind.source().count(),
        "target_count", kind.target().count(),
        "source_root", kind.source().root(),
        "target_root", kind.target().root());
  }

  private static Map<String, @Nullable Object> json(Difference difference) {
    return Json.object(
        "sort", difference.sort().name().toLowerCase(Locale.ROOT),
        "tenant", difference.tenant().value(),
        "kind", difference.key().kind().label(),
        "key", difference.key().parts(),
        "fields", difference.fields().stream().map(DifferenceList::json).toList());
  }

  private static Map<String, @Nullable Object> json(FieldDifference field) {
    return Json.object("field", field.field(), "source", field.source(), "target", field.target());
  }
}
