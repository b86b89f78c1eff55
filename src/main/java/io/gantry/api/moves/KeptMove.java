package io.gantry.api.moves;

import org.jspecify.annotations.Nullable;

/**
 * A move as it lies on disk.
 *
 * @param request what was asked for, encrypted: it may hold passwords; null once it has ended
 */
record KeptMove(MoveView view, @Nullable String request) {

  KeptMove withView(MoveView newer) {
    return new KeptMove(newer, request);
  }
}
