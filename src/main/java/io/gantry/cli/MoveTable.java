package io.gantry.cli;

import io.gantry.move.KindReport;
import io.gantry.move.MoveReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what a move did, kind by kind. */
final class MoveTable {

  private static final String ROW = "%-16s %10s %10s %10s %10s %12s %8s %10s  %s";
  private static final int SHORT_ROOT = 16;

  private MoveTable() {}

  static List<String> lines(MoveReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            "kind",
            "read",
            "written",
            "left",
            "verified",
            "bytes",
            "seconds",
            "records/s",
            "root"));
    report.kinds().stream().filter(kind -> kind.read() > 0).map(MoveTable::row).forEach(lines::add);
    if (report.earlier() > 0) {
      lines.add(
          "Earlier calls wrote "
              + number(report.earlier())
              + " of these records; seconds and records/s are of this one alone.");
    }
    report.remarks().forEach(remark -> lines.add("Note: " + remark));
    return lines;
  }

  private static String row(KindReport kind) {
    return row(
        kind.kind().plural(),
        number(kind.read()),
        number(kind.written()),
        number(kind.left()),
        number(kind.verified()),
        number(kind.bytes()),
        String.format(Locale.ROOT, "%.1f", kind.time().toMillis() / 1e3),
        String.format(Locale.ROOT, "%,.0f", kind.rate()),
        kind.verifiedRoot().map(root -> root.substring(0, SHORT_ROOT)).orElse(""));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells).stripTrailing();
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
