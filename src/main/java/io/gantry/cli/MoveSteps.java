package io.gantry.cli;

import io.gantry.move.MoveReport;
import io.gantry.move.MoveRequest;
import io.gantry.move.PreflightReport;
import io.gantry.move.certificate.CertifiedFile;
import io.gantry.move.view.MoveEvents;
import io.gantry.move.view.PreflightView;
import io.gantry.move.view.ReportView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code move} does and says, and the options of how it says it. */
final class MoveSteps {

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "Where the certificate is copied; it is in GANTRY_HOME/moves too.")
  @Nullable Path certificate;

  @Option(
      names = "--json",
      description = "Print one JSON object a line: events, and the report or the failure last.")
  boolean json;

  /** Only looks for what the target cannot hold. */
  ExitCode look(MoveWork work, MoveRequest request, Terminal terminal) {
    PreflightReport report = work.preflight(request);
    if (json) {
      terminal.print(Json.line(MoveEvents.ended("preflight", PreflightView.of(report))));
    } else {
      MoveFindings.lines(report).forEach(terminal::print);
      terminal.print(
          report.isClean()
              ? "The target can hold everything. Nothing was written."
              : "The target cannot hold everything. Nothing was written.");
    }
    return report.isClean() ? ExitCode.OK : ExitCode.DIFFERENCES;
  }

  ExitCode move(MoveWork work, MoveRequest request, Terminal terminal) throws IOException {
    MoveReport report = work.run(request);
    if (json) {
      terminal.print(Json.line(MoveEvents.ended("report", ReportView.of(report))));
    } else {
      MoveTable.lines(report).forEach(terminal::print);
      MoveFindings.lines(report.preflight()).forEach(terminal::say);
    }
    if (report.certificateFile().isPresent()) {
      Path written = report.certificateFile().get();
      terminal.say("Every record was compared. Certificate: " + kept(written));
    }
    return ExitCode.OK;
  }

  /** The lists that belong to the certificate go along, under their names. */
  private Path kept(Path written) throws IOException {
    if (certificate == null) {
      return written;
    }
    for (CertifiedFile list : CertificateSteps.read(written).statement().files()) {
      Path beside = certificate.toAbsolutePath().resolveSibling(list.name());
      copy(written.resolveSibling(list.name()), beside);
    }
    return copy(written, certificate);
  }

  private static Path copy(Path from, Path to) throws IOException {
    return Files.exists(to) && Files.isSameFile(from, to)
        ? to
        : Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
