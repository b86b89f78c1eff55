package io.gantry.move;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a move that came to its end went.
 *
 * @param resumed whether an earlier call began it
 * @param kinds what was done with each kind, in the order of copying
 * @param remarks what else is to be known, for people: what was made, what is not moved
 * @param certificate the file with the proof; null when nothing was to be proved
 */
public record MoveReport(
    String moveId,
    String source,
    String target,
    boolean resumed,
    Instant begun,
    Instant ended,
    PreflightReport preflight,
    List<KindReport> kinds,
    List<String> remarks,
    @Nullable Path certificate) {

  public MoveReport {
    requireNonNull(moveId, "moveId");
    requireNonNull(source, "source");
    requireNonNull(target, "target");
    requireNonNull(begun, "begun");
    requireNonNull(ended, "ended");
    requireNonNull(preflight, "preflight");
    kinds = List.copyOf(kinds);
    remarks = List.copyOf(remarks);
  }

  /** The file with the proof. */
  public Optional<Path> certificateFile() {
    return Optional.ofNullable(certificate);
  }

  public long written() {
    return kinds.stream().mapToLong(KindReport::written).sum();
  }

  /** Those of them that earlier calls wrote. */
  public long earlier() {
    return kinds.stream().mapToLong(KindReport::earlier).sum();
  }

  public long bytes() {
    return kinds.stream().mapToLong(KindReport::bytes).sum();
  }
}
