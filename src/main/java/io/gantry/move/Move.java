package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.move.compare.ComparisonResult;
import io.gantry.security.CertificateKey;
import io.gantry.security.KeyFolder;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.StoreException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Moves records between two ends. Safe for use by many threads, one move into a target at a time.
 */
public final class Move {

  /**
   * What moves use of their surroundings.
   *
   * @param folder where certificates and lists of findings go; made when it is not there
   * @param toolVersion the version of Gantry, for certificates
   * @param key signs certificates; asked for when there is one to sign
   * @param patience for how long a call is repeated without any progress while a database refuses
   *     to work
   */
  public record Surroundings(
      Clock clock,
      Path folder,
      String toolVersion,
      Supplier<CertificateKey> key,
      Duration patience) {

    /** With the key that lies in {@code keys} beside the folder. */
    public Surroundings(Clock clock, Path folder, String toolVersion) {
      this(clock, folder, toolVersion, folder.resolveSibling("keys"));
    }

    /**
     * With the key of a folder. One that lies in {@code keys} beside the folder of moves, where all
     * were once, is taken along.
     *
     * @param keys made when it is not there
     */
    public Surroundings(Clock clock, Path folder, String toolVersion, Path keys) {
      this(
          clock,
          folder,
          toolVersion,
          () -> CertificateKey.in(KeyFolder.open(keys), folder.resolveSibling("keys")),
          StoreException.Unavailable.PATIENCE);
    }

    public Surroundings {
      requireNonNull(clock, "clock");
      requireNonNull(folder, "folder");
      requireNonNull(toolVersion, "toolVersion");
      requireNonNull(key, "key");
      requireNonNull(patience, "patience");
    }

    /** The same with more patience, or less. */
    public Surroundings withPatience(Duration newPatience) {
      return new Surroundings(clock, folder, toolVersion, key, newPatience);
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
   * Checks and copies into a load of the target that the caller began and will end; nothing is
   * verified, certified or gone on with later.
   *
   * @param writer of the target of the request, which held nothing
   * @throws MoveException when a record does not fit, nobody is called as an option says, or an end
   *     fails
   */
  public void copy(
      MoveRequest request, BulkWriter writer, MoveListener listener, Cancellation cancellation) {
    try {
      new CopyAlone(MoveContext.of(surroundings, request, listener, cancellation)).into(writer);
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

  /**
   * Compares the source as it would be moved with what the target holds: kinds that both have,
   * every record and field. Writes nothing.
   *
   * @throws MoveException when an end cannot be opened, or a record of the source could not be
   *     moved
   */
  public ComparisonResult compare(
      MoveRequest request, MoveListener listener, Cancellation cancellation) {
    try {
      return new MoveRun(surroundings, request, listener, cancellation).compare();
    } catch (StoreException failure) {
      throw StoreFailures.of(failure);
    }
  }

  /**
   * A reader that shows all that an end holds, or fails.
   *
   * @param reader closed with this one
   * @throws MoveException from its {@code read}, with {@link MoveException.Code#DIFFERENCES}, when
   *     something lies there that cannot be read
   */
  public static BulkReader whole(BulkReader reader) {
    return new SoundReader(reader);
  }

  /**
   * What a certificate counts of the records of an end: all, but for what the end computes itself.
   */
  public static Function<BulkRecord, Optional<BulkRecord>> certified(EndTraits end) {
    Mapping mapping = new Mapping(MappingPlan.straight(end, end));
    return record -> Optional.of(mapping.comparable(record));
  }
}
