package io.gantry.store.foreign;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The tables of one database, only read: not even a file beside it changes. Safe for use by many
 * threads. Methods throw {@link io.gantry.store.StoreException.Unavailable} when the database
 * cannot be reached, after having waited out what passes by itself.
 */
public interface ForeignTables extends AutoCloseable {

  /** Those that are there, by name; none when the database is not there. */
  List<ForeignTable> tables();

  /** Whether parts of a table can be read side by side. */
  boolean canDivide();

  /** Whether everything read is of the moment of opening. */
  boolean isSnapshot();

  /**
   * The rows behind a place, in an order that is the same each time.
   *
   * @param after {@link ForeignPage#next} of the page before, also one of an earlier process; empty
   *     for the beginning
   * @throws IllegalArgumentException when the place is none of this database
   */
  ForeignPage read(ForeignLook look, Optional<String> after);

  /** How many bytes it takes, about; empty when nobody can tell. */
  OptionalLong bytes();

  @Override
  void close();
}
