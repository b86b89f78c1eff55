package io.gantry.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads all that a store holds, of all tenants, for moves and comparisons; changes nothing, not
 * even a file that lies beside the database. Safe for use by many threads. Methods throw {@link
 * StoreException.Unavailable} when the database cannot be reached, after having waited out what
 * passes by itself (throttling, locks).
 */
public interface BulkReader extends AutoCloseable {

  /** The kinds that can be read; never {@link EntityKind#IDEMPOTENT_ANSWER}, which expires. */
  Set<EntityKind> kinds();

  /**
   * Whether everything read is of one moment, that of opening; otherwise what is written meanwhile
   * may or may not be seen.
   */
  boolean isSnapshot();

  /**
   * Divides the records of a kind so that they can be read side by side.
   *
   * @param parts how many ranges are useful; fewer or one more may be given, never none
   */
  List<BulkRange> ranges(EntityKind kind, int parts);

  /**
   * The records of the range behind a place, in an order that is the same each time and in which
   * the messages of one conversation come by order key. Heavy payload is included.
   *
   * @param after {@link BulkBatch#next} of the batch before, also one of an earlier reader of the
   *     same store; empty for the beginning
   * @throws IllegalArgumentException when the range or the place is not one of this store
   */
  BulkBatch read(BulkRange range, Optional<String> after);

  /** Ends the snapshot and all connections; closing again does nothing. */
  @Override
  void close();
}
