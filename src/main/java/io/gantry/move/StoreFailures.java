package io.gantry.move;

import io.gantry.store.StoreException;
import org.jspecify.annotations.Nullable;

/** What failures of stores mean to whoever asked for a move. */
final class StoreFailures {

  private static final String GO_ON = "the same command goes on from where it stopped";

  private StoreFailures() {}

  static MoveException of(StoreException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof StoreException.Unavailable away && !away.mayPass()) {
      return new MoveException(
          MoveException.Code.FAILED, message, "put that right, and " + GO_ON, failure);
    }
    if (failure instanceof StoreException.Unavailable
        || failure instanceof StoreException.OutcomeUnknown) {
      return new MoveException(
          MoveException.Code.UNAVAILABLE, message, "try again later: " + GO_ON, failure);
    }
    if (failure instanceof StoreException.Loading loading) {
      return otherMove(loading.load(), failure);
    }
    if (failure instanceof StoreException.AlreadyExists) {
      return new MoveException(
          MoveException.Code.CONFLICT,
          message + " in the target",
          "nobody else may write to the target meanwhile; empty it and move again",
          failure);
    }
    if (failure instanceof StoreException.Drifted) {
      return new MoveException(
          MoveException.Code.DRIFTED,
          message,
          "look at it with ./gantry schema status --version N --url ADDRESS",
          failure);
    }
    return new MoveException(
        MoveException.Code.DOES_NOT_FIT,
        message,
        "look at all that does not fit with --dry-run",
        failure);
  }

  static MoveException otherMove(String id, @Nullable StoreException cause) {
    return new MoveException(
        MoveException.Code.OTHER_MOVE,
        "The move " + id + " into the target is not completed",
        "complete it with the command that began it, or empty the target",
        cause);
  }
}
