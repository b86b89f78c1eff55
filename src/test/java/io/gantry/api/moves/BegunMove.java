package io.gantry.api.moves;

import io.gantry.move.MoveOptions;
import java.time.Instant;

/** A move that just began, from one end to another. */
final class BegunMove {

  private BegunMove() {}

  static MoveView of(String id, String user, Instant at) {
    return MoveView.begun(
        id,
        new Place("a", null, "a"),
        new Place("b", null, "b"),
        MoveView.Options.of(MoveOptions.DEFAULT, false),
        user,
        at);
  }
}
