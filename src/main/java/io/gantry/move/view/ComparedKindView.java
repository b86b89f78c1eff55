package io.gantry.move.view;

import io.gantry.move.compare.KindComparison;

/** The records of a kind on both sides. */
public record ComparedKindView(
    String kind,
    boolean equal,
    long sourceCount,
    long targetCount,
    String sourceRoot,
    String targetRoot) {

  static ComparedKindView of(KindComparison kind) {
    return new ComparedKindView(
        Names.of(kind.kind()),
        kind.isEqual(),
        kind.source().count(),
        kind.target().count(),
        kind.source().root(),
        kind.target().root());
  }
}
