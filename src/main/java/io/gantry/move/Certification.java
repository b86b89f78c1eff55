package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.move.certificate.Certificate;
import io.gantry.move.certificate.CertificateEnd;
import io.gantry.move.certificate.CertifiedFile;
import io.gantry.move.certificate.Statement;
import io.gantry.move.compare.ComparisonResult;
import io.gantry.move.compare.KindComparison;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.SchemaVersion.Tenancy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Says of a move that was verified what is to be known, and signs it. */
final class Certification {

  private final MoveContext context;

  Certification(MoveContext context) {
    this.context = requireNonNull(context, "context");
  }

  /** Writes the certificate. */
  Path certify(ComparisonResult result, CheckedMove checked) {
    Statement statement =
        new Statement(
            context.request().id(),
            end(context.request().source()),
            end(context.request().target()),
            context.surroundings().toolVersion(),
            context.begun(),
            context.surroundings().clock().instant(),
            new Mapping(checked.plan()).keepsRevisions(),
            result.kinds().stream().map(KindComparison::target).toList(),
            files(checked),
            notes(checked));
    Certificate certificate = Certificate.sign(statement, context.surroundings().key().get());
    return context.files().saveCertificate(certificate.toJson());
  }

  private static CertificateEnd end(MoveEnd end) {
    SchemaVersion version = end.traits().version();
    return new CertificateEnd(end.label(), version == null ? 0 : version.number());
  }

  private List<CertifiedFile> files(CheckedMove checked) {
    List<CertifiedFile> files = new ArrayList<>();
    checked.report().fullList().map(context.files()::certifyFindings).ifPresent(files::add);
    if (checked.plan().newIds() != NewIds.NONE) {
      files.add(context.files().certifyNewIds());
    }
    return files;
  }

  private List<String> notes(CheckedMove checked) {
    List<String> notes = new ArrayList<>(remarks());
    if (context.options().merge()) {
      notes.add("The target may hold other records besides.");
    }
    checked.report().findings().forEach(finding -> notes.add(finding.line()));
    PreflightReport report = checked.report();
    long more = report.obstacles() + report.decisions() - report.findings().size();
    if (more > 0) {
      notes.add(more + " more are in the file beside this certificate.");
    }
    if (checked.plan().newIds() != NewIds.NONE) {
      notes.add("Some records have other ids there: the second list has both.");
    }
    return notes;
  }

  /** How a call that came to its end went. */
  MoveReport report(CheckedMove checked, List<KindReport> kinds, boolean resumed, Path proof) {
    MoveRequest request = context.request();
    return new MoveReport(
        request.id(),
        request.source().label(),
        request.target().label(),
        resumed,
        context.begun(),
        context.surroundings().clock().instant(),
        checked.report(),
        kinds,
        remarks(),
        proof);
  }

  private List<String> remarks() {
    EndTraits from = context.request().source().traits();
    EndTraits to = context.request().target().traits();
    List<String> remarks = new ArrayList<>();
    if (from.has(EntityKind.IDEMPOTENT_ANSWER)) {
      remarks.add("Answers kept for repeated requests are not moved: they expire.");
    }
    if (from.tenancy() == Tenancy.ONE_USER && to.has(EntityKind.CREDENTIAL)) {
      remarks.add(
          "An owner that was made has no password yet: the next start in development gives the"
              + " admin one, and in production ADMIN_EMAIL and ADMIN_PASSWORD do.");
    }
    return remarks;
  }
}
