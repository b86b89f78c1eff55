package io.gantry.move;

import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An end of a move that was opened. Reading changes nothing; what writes is named so. Methods throw
 * the {@link io.gantry.store.StoreException}s of the ports they stand for.
 */
public interface OpenEnd extends AutoCloseable {

  /** Whether there is anything to be read; a database that nobody can reach counts as there. */
  default boolean isThere() {
    return true;
  }

  /** A reader of all that is there; the caller closes it. */
  BulkReader reader();

  /**
   * How many records of each kind there are, when counting costs little beside reading; empty when
   * it does not, or nobody can tell. An end that is not there yet holds none.
   */
  Optional<Map<EntityKind, Long>> counts();

  /** The file of a store on this disk, there or not; empty when there is no such. */
  default Optional<Path> file() {
    return Optional.empty();
  }

  /** Whether it holds no record; an end that is not there yet holds none. */
  boolean isEmpty();

  /** How many bytes it takes, about; empty when nobody can tell. */
  OptionalLong bytes();

  /**
   * What is another text whenever the records may be others: taken before a reader is opened, it
   * proves later that what was read is still so. Empty where nobody can tell without reading all.
   */
  default Optional<String> state() {
    return Optional.empty();
  }

  /** How many bytes can still be written where it lies; empty when nobody can tell. */
  OptionalLong freeBytes();

  /** The load that was begun and not completed; of an end that is not there yet, none. */
  Optional<String> unfinishedLoad();

  /** Writes: makes it ready to be loaded; does nothing when it is. */
  void prepare();

  /** Writes: begins a load or takes it up again; the caller closes the writer. */
  BulkWriter writer(BulkLoad load);

  /**
   * Whether nothing but a load can write to it before the load is completed, so that all that lies
   * there is of the load.
   */
  default boolean isOfLoadAlone() {
    return false;
  }

  /**
   * Writes: deletes all records and the journal of an unfinished load, so that it is as empty as
   * before that load. The writer was closed before.
   */
  void clear();

  /** Ends all connections. */
  @Override
  void close();
}
