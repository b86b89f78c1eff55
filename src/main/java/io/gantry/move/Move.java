package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.StoreException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Moves records between two ends. Safe for use by many threads, one move into a target at a time.
 */
public final class Move {

  /**
   * What moves use of their surroundings.
   *
   * @param folder where certificates and lists of findings go; made when it is not there
   * @param toolVersion the version of Gantry, for certificates
   */
  public record Surroundings(Clock clock, Path folder, String toolVersion) {

    public Surroundings {
      requireNonNull(clock, "clock");
      requireNonNull(folder, "folder");
      requireNonNull(toolVersion, "toolVersion");
    }
  }

  private final Surroundings surroundings;

  public Move(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  /**
   * Checks, copies, verifies and certifies, or goes on with what an earlier call with the same
   * request began.
   *
   * @throws MoveException when it cannot be begun or ended well
   */
  public MoveReport run(MoveRequest request, MoveListener listener, Cancellation cancellation) {
    try {
      return new MoveRun(surroundings, request, listener, cancellation).run();
    } catch (StoreException failure) {
      throw StoreFailures.of(failure);
    }
  }

  /**
   * Looks for whatever the target cannot hold; writes nothing but the list of findings.
   *
   * @return also when the move could not begin
   * @throws MoveException when an end cannot be opened, or is not there
   */
  public PreflightReport preflight(
      MoveRequest request, MoveListener listener, Cancellation cancellation) {
    try {
      return new MoveRun(surroundings, request, listener, cancellation).preflight();
    } catch (StoreException failure) {
      throw StoreFailures.of(failure);
    }
  }
}
