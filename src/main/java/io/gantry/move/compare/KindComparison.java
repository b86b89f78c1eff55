package io.gantry.move.compare;

import static java.util.Objects.requireNonNull;

import io.gantry.move.digest.KindDigest;
import io.gantry.store.EntityKind;

/** The records of one kind on both sides, summed up. */
public record KindComparison(KindDigest source, KindDigest target, boolean isEqual) {

  public KindComparison {
    requireNonNull(source, "source");
    requireNonNull(target, "target");
  }

  public EntityKind kind() {
    return source.kind();
  }
}
