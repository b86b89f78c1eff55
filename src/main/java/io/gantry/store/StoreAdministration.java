package io.gantry.store;

import io.gantry.tenancy.TenantAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an operator does with a store as a whole: look at its tables, change them, count and delete
 * what it holds. Nothing of it is for the path of a request, so it may read everything.
 *
 * <p>All methods but {@link #checks} throw {@link StoreException.Unavailable} when the database
 * cannot be reached. One process changes a schema at a time; another one waits, and takes over from
 * one that died.
 */
public interface StoreAdministration {

  /** How the tables stand to what this build expects, every difference named. */
  SchemaReport report();

  /**
   * What {@link #apply} would do now, as SQL statements or calls of DynamoDB with their parameters,
   * in order, fit for reading and without secrets; empty when there is nothing to do.
   */
  List<String> plan();

  /**
   * Makes the tables what this build expects, and goes on where a killed process stopped. Genuine
   * files and tables of other programs are taken as they are: what is there is never made again.
   *
   * @throws StoreException.Drifted when tables were changed by somebody else so that it would fail
   *     or damage records; nothing changes then
   */
  void apply();

  /** What {@link #rollback} would do now. */
  List<String> rollbackPlan();

  /**
   * Takes the newest change of this version back: versions 2, 3 and 4 become the one before, with
   * the records that it has; version 1, and those from 5 on, lose their tables and all records.
   *
   * @throws StoreException.Drifted when tables carry the marker of another version
   */
  void rollback();

  /** How many records of each kind there are, of all tenants. */
  StoreContents contents(TenantAccess access);

  /** The id of the {@link BulkLoad} that was begun and not completed. */
  Optional<String> unfinishedLoad();

  /** Whether the store can be reached and its credentials may do what is needed; never throws. */
  List<StoreCheck> checks();

  /**
   * Deletes all records of this version, of all tenants, and leaves empty tables that are up to
   * date. An unfinished load ends by it. When it was interrupted, the next call finishes it.
   *
   * @throws StoreException.Drifted when tables carry the marker of another version; nothing is
   *     deleted then
   */
  void clear(TenantAccess access);

  /**
   * Copies all that the store holds, of all tenants, as it is at one moment where the database can
   * tell: to files in a folder, or to where the database's own service keeps backups. What was
   * begun and not finished is never taken for a backup: the method that returns made it whole.
   *
   * @param folder a folder that is empty or not there, for this backup alone; made readable for its
   *     owner alone. Left untouched when the database keeps the backup itself
   * @throws IllegalArgumentException when the folder holds something
   * @throws StoreException.Unavailable also when the folder cannot be written
   */
  StoreBackup backup(TenantAccess access, Path folder);
}
