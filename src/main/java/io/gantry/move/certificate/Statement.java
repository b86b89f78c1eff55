package io.gantry.move.certificate;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Times;
import io.gantry.move.digest.KindDigest;
import java.time.Instant;
import java.util.List;

/**
 * What a certificate says: that both ends held the same records.
 *
 * @param toolVersion the version of Gantry that compared them
 * @param kinds the records as the target holds them
 * @param revisions whether revisions were compared too
 * @param files lists that are too long for the notes, each whole
 * @param notes what else is to be known, for people: records left behind or quarantined by choice
 */
public record Statement(
    String moveId,
    CertificateEnd source,
    CertificateEnd target,
    String toolVersion,
    Instant begun,
    Instant ended,
    boolean revisions,
    List<KindDigest> kinds,
    List<CertifiedFile> files,
    List<String> notes) {

  public Statement {
    requireNonNull(moveId, "moveId");
    requireNonNull(source, "source");
    requireNonNull(target, "target");
    requireNonNull(toolVersion, "toolVersion");
    begun = Times.requireInstant("begun", begun);
    ended = Times.requireInstant("ended", ended);
    kinds = List.copyOf(kinds);
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }
}
