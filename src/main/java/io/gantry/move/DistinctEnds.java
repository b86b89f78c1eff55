package io.gantry.move;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Sees to it that a target is not the source by another address: a move would wait for itself. */
final class DistinctEnds {

  private DistinctEnds() {}

  /**
   * @throws MoveException with {@link MoveException.Code#USAGE} when both are one; links count as
   *     what they lead to
   */
  static void require(MoveRequest request, OpenEnd source, OpenEnd target) {
    if (isOneFile(source.file(), target.file())) {
      throw new MoveException(
          MoveException.Code.USAGE,
          "Source and target are one: " + request.target().label(),
          "name another target");
    }
  }

  private static boolean isOneFile(Optional<Path> one, Optional<Path> other) {
    try {
      return one.isPresent()
          && other.isPresent()
          && Files.exists(other.get())
          && Files.isSameFile(one.get(), other.get());
    } catch (IOException unknown) {
      return false;
    }
  }
}
