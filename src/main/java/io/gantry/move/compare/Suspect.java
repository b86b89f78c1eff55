package io.gantry.move.compare;

import io.gantry.move.compare.Difference.Sort;
import io.gantry.move.digest.DigestSum;
import io.gantry.move.digest.RecordDigest;
import java.util.Optional;

/** What both sides have of one key. */
final class Suspect {

  private final DigestSum source = new DigestSum();
  private final DigestSum target = new DigestSum();

  void add(boolean isSource, RecordDigest digest) {
    (isSource ? source : target).add(digest);
  }

  /** How it is not the same on both sides; empty when it is. */
  Optional<Sort> sort(boolean revisions) {
    if (source.count() != target.count()) {
      return Optional.of(
          source.count() == 0 ? Sort.EXTRA : target.count() == 0 ? Sort.MISSING : Sort.DOUBLED);
    }
    if (!source.hasContentOf(target)) {
      return Optional.of(Sort.CHANGED);
    }
    return revisions && !source.hasRevisionsOf(target)
        ? Optional.of(Sort.REVISION)
        : Optional.empty();
  }
}
