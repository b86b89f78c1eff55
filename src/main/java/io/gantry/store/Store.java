package io.gantry.store;

import io.gantry.account.TenantRepository;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;

/**
 * One database at one schema version. Opening connects to nothing until the first call needs it, so
 * that a store that is away is reported by {@link #health()}. Safe for use by many threads.
 */
public interface Store extends AutoCloseable {

  Provider provider();

  SchemaVersion schemaVersion();

  /**
   * Creates or updates the tables to what this build expects; does nothing when they are. Two
   * processes may call it at once.
   *
   * @throws StoreException.Unavailable when the database cannot be reached
   */
  void prepare();

  /** Asks the database now; answers within two seconds and never throws. */
  StoreHealth health();

  /**
   * All records of one tenant. Cheap; to be made per request. Whether the tenant exists is for the
   * caller to know: one that does not holds nothing, and what a write into it does is undefined.
   * Repositories of kinds that the {@link #schemaVersion} lacks throw {@link
   * StoreException.Unsupported} from every method; so does a write of a component that it cannot
   * keep, before anything changes.
   */
  Workspace workspace(TenantId tenant);

  /** The verbs for the store as a whole; opens nothing by itself. */
  StoreAdministration administration();

  /** The tenants themselves. */
  TenantRepository tenants(TenantAccess access);

  /**
   * Opens the store for reading as a whole, at its own connections; {@link #prepare} is not needed.
   *
   * @throws StoreException.Unavailable when the database cannot be reached
   * @throws StoreException.Drifted when its tables are not those of the version
   */
  BulkReader bulkReader(TenantAccess access);

  /**
   * Begins a load of the store, which must be prepared, or takes it up again.
   *
   * @throws StoreException.Unavailable when the database cannot be reached
   * @throws StoreException.Loading when another load of it was begun and not completed
   */
  BulkWriter bulkWriter(TenantAccess access, BulkLoad load);

  /** Ends all connections; calls under way fail. */
  @Override
  void close();
}
