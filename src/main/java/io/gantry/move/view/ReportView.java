package io.gantry.move.view;

import io.gantry.move.MoveReport;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a move that came to its end went. */
public record ReportView(
    String move,
    String source,
    String target,
    boolean resumed,
    String begun,
    String ended,
    PreflightView preflight,
    List<KindView> kinds,
    List<String> remarks,
    @Nullable String certificate) {

  public static ReportView of(MoveReport report) {
    return new ReportView(
        report.moveId(),
        report.source(),
        report.target(),
        report.resumed(),
        report.begun().toString(),
        report.ended().toString(),
        PreflightView.of(report.preflight()),
        report.kinds().stream().map(KindView::of).toList(),
        report.remarks(),
        report.certificateFile().map(Path::toString).orElse(null));
  }
}
