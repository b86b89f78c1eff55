package io.gantry.store;

import java.util.List;
import java.util.Map;

/**
 * Loads records as they are, revisions, times and order keys included, past the rules for single
 * writes that would change them. All that a store derives from records (login names, share ids,
 * pointers) is written with them. Safe for use by many threads.
 *
 * <p>A load is a state of the store that outlives the process: from {@link Store#bulkWriter} until
 * {@link #complete} the store carries a journal, and nothing else should write to it. Indexes may
 * be missing meanwhile.
 */
public interface BulkWriter extends AutoCloseable {

  /**
   * Everything noted so far, also by earlier processes.
   *
   * @throws StoreException.Unavailable when the database cannot be reached
   */
  Map<String, String> journal();

  /** Notes without records; values replace those of the same name. */
  void note(Map<String, String> entries);

  /**
   * Stores records of one kind, and then the notes. On SQLite and PostgreSQL all of it happens or
   * nothing; on DynamoDB the notes are written when all records are, and the same batch may be
   * written again. A record that is there already and equal is left alone.
   *
   * @param records at most a batch; their parents were written before
   * @param entries notes, see {@link #note}
   * @throws StoreException.AlreadyExists when a key or a unique value is taken by another record;
   *     on SQLite and PostgreSQL nothing of the batch is stored then. Into an empty store that may
   *     be found as late as in {@link #endLoad}
   * @throws StoreException.Unsupported when the version cannot keep a record whole; nothing is
   *     stored then
   */
  void write(List<BulkRecord> records, Map<String, String> entries);

  /**
   * Brings back what loading did without (indexes, constraints, statistics), and makes everything
   * written durable. Calling it again does nothing. The journal stays.
   */
  void endLoad();

  /** Removes the journal: the store is like any other from here on. Calls {@link #endLoad}. */
  void complete();

  /** Ends all connections, leaving the load as it is; closing again does nothing. */
  @Override
  void close();
}
